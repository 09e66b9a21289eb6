package dev.datawright.bridge.design;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Macro;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a version consists of, before it is one.
record Draft(
        DataDesignerConfig config,
        Map<String, String> why,
        Map<String, Macro> macros,
        @Nullable Long rows,
        @Nullable Long seed) {

    static Draft of(Design design) {
        return new Draft(design.config(), design.why(), design.macros(), design.rows(), design.seed());
    }

    /// In Data Designer's own words alone.
    static Draft of(DataDesignerConfig config, @Nullable Long rows) {
        return new Draft(config, Map.of(), Map.of(), rows, null);
    }

    Draft withConfig(DataDesignerConfig newConfig) {
        return new Draft(newConfig, why, macros, rows, seed);
    }

    Draft withMacros(Map<String, Macro> newMacros) {
        return new Draft(config, why, newMacros, rows, seed);
    }

    Draft withRows(@Nullable Long newRows) {
        return newRows == null ? this : new Draft(config, why, macros, newRows, seed);
    }

    Draft withSeed(@Nullable Long newSeed) {
        return newSeed == null ? this : new Draft(config, why, macros, rows, newSeed);
    }

    /// Adds reasons, and forgets those of columns that are gone.
    Draft withWhy(Map<String, String> reasons) {
        Map<String, String> all = new LinkedHashMap<>(why);
        all.putAll(reasons);
        all.keySet().removeIf(column -> config.column(column).isEmpty());
        return withOnlyWhy(all);
    }

    /// Replaces all reasons.
    Draft withOnlyWhy(Map<String, String> reasons) {
        return new Draft(config, reasons, macros, rows, seed);
    }
}
