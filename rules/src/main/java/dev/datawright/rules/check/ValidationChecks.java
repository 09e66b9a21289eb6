package dev.datawright.rules.check;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.rules.schema.OutputSchema;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be wrong with a validation column.
final class ValidationChecks {

    private static final int LARGEST_BATCH = 10_000;
    private static final double LONGEST_TIMEOUT = 300;
    private static final int MOST_RETRIES = 10;
    private static final double STEEPEST_BACKOFF = 10;
    private static final int MOST_PARALLEL = 64;

    private final OtherColumns columns;

    ValidationChecks(OtherColumns columns) {
        this.columns = columns;
    }

    void check(ValidationColumnConfig column, Findings here) {
        List<String> targets = column.targetColumns();
        if (targets.isEmpty()) {
            here.at("target_columns").add("empty", "There is no column to validate", "name at least one column");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < targets.size(); i++) {
            Findings at = here.at("target_columns", i);
            if (!seen.add(targets.get(i))) {
                at.add("duplicate-name", "'" + targets.get(i) + "' is named twice");
                continue;
            }
            Optional<ColumnConfig> target = columns.find(column, targets.get(i), at);
            if (target.isPresent() && column.validatorParams() instanceof ValidatorParams.Code(CodeLang language)) {
                checkLanguage(target.get(), language, at);
            }
        }
        if (column.batchSize() != null) {
            within(here.at("batch_size"), column.batchSize(), 1, LARGEST_BATCH);
        }
        if (column.validatorParams() instanceof ValidatorParams.Remote remote) {
            checkRemote(remote, here.at("validator_params"));
        }
    }

    private static void checkLanguage(ColumnConfig target, CodeLang language, Findings at) {
        if (target instanceof LlmCodeColumnConfig code && code.codeLang() != language) {
            at.add(
                    "language-mismatch",
                    "'" + target.name() + "' is written in " + code.codeLang().wireName() + ", and validated as "
                            + language.wireName(),
                    "use the same code_lang in both columns");
        }
    }

    private static void checkRemote(ValidatorParams.Remote remote, Findings here) {
        String objection = objection(remote.endpointUrl());
        if (objection != null) {
            here.at("endpoint_url").add("illegal-url", objection, "such as https://validator.example.com/check");
        }
        if (remote.outputSchema() != null) {
            checkSchema(remote.outputSchema(), here.at("output_schema"));
        }
        within(here.at("timeout"), Objects.requireNonNullElse(remote.timeout(), 30.0), 0.001, LONGEST_TIMEOUT);
        within(here.at("max_retries"), Objects.requireNonNullElse(remote.maxRetries(), 3), 0, MOST_RETRIES);
        within(
                here.at("retry_backoff"),
                Objects.requireNonNullElse(remote.retryBackoff(), 2.0),
                1.001,
                STEEPEST_BACKOFF);
        within(
                here.at("max_parallel_requests"),
                Objects.requireNonNullElse(remote.maxParallelRequests(), 4),
                1,
                MOST_PARALLEL);
    }

    private static void checkSchema(Map<String, Object> schema, Findings here) {
        OutputSchema.objection(schema).ifPresent(sentence -> here.add("not-a-schema", sentence));
    }

    private static void within(Findings here, Number value, Number least, Number most) {
        if (value.doubleValue() < least.doubleValue() || value.doubleValue() > most.doubleValue()) {
            here.add("out-of-range", value + " is not from " + least + " to " + most);
        }
    }

    private static @Nullable String objection(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                return "The address starts with neither http:// nor https://";
            }
            if (uri.getHost() == null) {
                return "The address names no host";
            }
            return uri.getRawUserInfo() == null ? null : "The address holds a password or a user's name";
        } catch (URISyntaxException malformed) {
            return "This is no address";
        }
    }
}
