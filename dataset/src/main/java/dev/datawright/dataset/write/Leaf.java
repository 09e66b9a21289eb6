package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.format.Type;

/// A physical column: a scalar column, or one part of a struct or of a list's items, however deep.
///
/// @param steps how its value is found in one of the column; empty unless the column's values are nested
record Leaf(List<String> path, ColumnType.Scalar type, List<Step> steps) {

    Leaf {
        path = List.copyOf(path);
        steps = List.copyOf(steps);
    }

    /// A step down into a nested value.
    sealed interface Step {
        /// Into the part of that name.
        record Part(String name) implements Step {}

        /// Into each item.
        record Each() implements Step {}
    }

    /// The physical columns of a column, in the order of its parts.
    static List<Leaf> of(RowSchema.Field field) {
        return switch (field.type()) {
            case ColumnType.Scalar scalar -> List.of(new Leaf(List.of(field.name()), scalar, List.of()));
            case ColumnType.Struct struct
            when struct.isFlat() ->
                struct.fields().stream()
                        .map(part -> new Leaf(
                                List.of(field.name(), part.name()), (ColumnType.Scalar) part.type(), List.of()))
                        .toList();
            case ColumnType.Struct _, ColumnType.Items _ -> {
                List<Leaf> leaves = new ArrayList<>();
                addNested(leaves, List.of(field.name()), List.of(), field.type());
                yield leaves;
            }
        };
    }

    boolean isNested() {
        return !steps.isEmpty();
    }

    /// The definition level of a value: every column, part and item is optional, and a list's items are repeated.
    int definedLevel() {
        return path.size();
    }

    Type physicalType() {
        return physicalType(type);
    }

    static Type physicalType(ColumnType.Scalar type) {
        return switch (type) {
            case INTEGER -> Type.INT64;
            case NUMBER -> Type.DOUBLE;
            case BOOLEAN -> Type.BOOLEAN;
            case TEXT, JSON -> Type.BYTE_ARRAY;
        };
    }

    private static void addNested(List<Leaf> leaves, List<String> path, List<Step> steps, ColumnType type) {
        switch (type) {
            case ColumnType.Scalar scalar -> leaves.add(new Leaf(path, scalar, steps));
            case ColumnType.Struct struct ->
                struct.fields()
                        .forEach(part -> addNested(
                                leaves,
                                extended(path, List.of(part.name())),
                                extended(steps, List.of(new Step.Part(part.name()))),
                                part.type()));
            case ColumnType.Items items ->
                addNested(
                        leaves,
                        extended(path, List.of(SchemaElements.LIST, SchemaElements.ELEMENT)),
                        extended(steps, List.of(new Step.Each())),
                        items.type());
        }
    }

    private static <T> List<T> extended(List<T> list, List<? extends T> more) {
        return Stream.<T>concat(list.stream(), more.stream()).toList();
    }
}
