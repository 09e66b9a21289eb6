package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A column of findings about other columns of its row.
///
/// On the wire the validator's type is the sibling field `validator_type`.
///
/// @param batchSize rows that a remote validator gets at once; 10 when absent
/// @param propagateSkip true when absent
public record ValidationColumnConfig(
        String name,
        List<String> targetColumns,

        @JsonTypeInfo(
                use = JsonTypeInfo.Id.NAME,
                include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
                property = "validator_type")
        ValidatorParams validatorParams,

        @Nullable Integer batchSize,
        @Nullable Skip skip,
        @Nullable Boolean propagateSkip,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean drop)
        implements ColumnConfig {
    public ValidationColumnConfig {
        Objects.requireNonNull(name, "name");
        targetColumns = List.copyOf(Objects.requireNonNull(targetColumns, "target_columns"));
        Objects.requireNonNull(validatorParams, "validator_params");
        propagateSkip = Boolean.TRUE.equals(propagateSkip) ? null : propagateSkip;
    }

    @Override
    public ValidationColumnConfig withName(String newName) {
        return new ValidationColumnConfig(
                newName, targetColumns, validatorParams, batchSize, skip, propagateSkip, drop);
    }

    @Override
    public ValidationColumnConfig withReferences(UnaryOperator<String> template, UnaryOperator<String> otherName) {
        return new ValidationColumnConfig(
                name,
                targetColumns.stream().map(otherName).toList(),
                validatorParams,
                batchSize,
                Skip.written(skip, template),
                propagateSkip,
                drop);
    }

    @Override
    public List<String> templates() {
        return skip == null ? List.of() : List.of(skip.when());
    }

    @Override
    public List<String> namedColumns() {
        return targetColumns;
    }

    @Override
    public String columnType() {
        return "validation";
    }

    @Override
    public boolean propagatesSkip() {
        return propagateSkip == null;
    }
}
