package dev.datawright.bridge.design;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a version consists of, before it is one.
record Draft(
        DataDesignerConfig config,
        Map<String, String> why,
        @Nullable Long rows,
        @Nullable Long seed) {

    static Draft of(Design design) {
        return new Draft(design.config(), design.why(), design.rows(), design.seed());
    }

    Draft withConfig(DataDesignerConfig newConfig) {
        return new Draft(newConfig, why, rows, seed);
    }

    Draft withRows(@Nullable Long newRows) {
        return newRows == null ? this : new Draft(config, why, newRows, seed);
    }

    Draft withSeed(@Nullable Long newSeed) {
        return newSeed == null ? this : new Draft(config, why, rows, newSeed);
    }

    /// Adds reasons, and forgets those of columns that are gone.
    Draft withWhy(Map<String, String> reasons) {
        Map<String, String> all = new LinkedHashMap<>(why);
        all.putAll(reasons);
        all.keySet().removeIf(column -> config.column(column).isEmpty());
        return new Draft(config, all, rows, seed);
    }

    /// Replaces all reasons.
    Draft withOnlyWhy(Map<String, String> reasons) {
        return new Draft(config, reasons, rows, seed);
    }
}
