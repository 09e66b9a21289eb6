package dev.datawright.rules.check;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.SeedSource;
import dev.datawright.rules.words.Words;
import org.jspecify.annotations.Nullable;

/// What can be wrong with seed data before its file is known.
final class SeedChecks {

    private static final String EXAMPLE = "such as my-data#customers.csv";

    private final DataDesignerConfig config;

    SeedChecks(DataDesignerConfig config) {
        this.config = config;
    }

    void check(SeedDatasetColumnConfig column, Findings here) {
        if (config.seedConfig() == null) {
            here.add(
                    "no-seed-config",
                    "'" + column.name() + "' comes from seed data, but the design names none",
                    "add a seed_config");
        }
    }

    void check(Findings root) {
        SeedConfig seed = config.seedConfig();
        if (seed == null) {
            return;
        }
        Findings here = root.at("seed_config");
        if (config.columns().stream().noneMatch(SeedDatasetColumnConfig.class::isInstance)) {
            here.add(
                    "no-seed-column",
                    "The design names seed data, but no column takes anything from it",
                    "add a seed-dataset column with the name of a column of the file");
        }
        switch (seed.source()) {
            case SeedSource.Fileset fileset -> {
                String objection = objection(fileset.path());
                if (objection != null) {
                    here.at("source").at("path").add("illegal-path", objection, EXAMPLE);
                }
            }
        }
        Findings selection = here.at("selection_strategy");
        switch (seed.selectionStrategy()) {
            case SeedConfig.IndexRange(long start, long end) -> {
                if (start < 0) {
                    selection.at("start").add("out-of-range", "Rows count from 0, so there is no row " + start);
                }
                if (end < start) {
                    selection
                            .at("end")
                            .add(
                                    "out-of-range",
                                    "The range ends with row " + end + ", before it starts with row " + start);
                }
            }
            case SeedConfig.PartitionBlock(long index, long partitions) -> {
                if (partitions < 1) {
                    selection.at("num_partitions").add("out-of-range", "There is at least one partition");
                } else if (index < 0 || index >= partitions) {
                    selection
                            .at("index")
                            .add(
                                    "out-of-range",
                                    "Partitions count from 0 to " + (partitions - 1) + ", so there is no " + index);
                }
            }
            case null -> {}
        }
    }

    private static @Nullable String objection(String path) {
        int hash = path.indexOf('#');
        if (hash < 0) {
            return "'" + Words.abbreviated(path) + "' names no file: a file stands behind a # after its fileset";
        }
        String fileset = path.substring(0, hash);
        if (fileset.isEmpty()) {
            return "The path names no fileset before the #";
        }
        if (fileset.chars().filter(letter -> letter == '/').count() > 1) {
            return "A fileset is named by its own name, or by workspace and name with one slash between them";
        }
        return hash == path.length() - 1 ? "The path names no file behind the #" : null;
    }
}
