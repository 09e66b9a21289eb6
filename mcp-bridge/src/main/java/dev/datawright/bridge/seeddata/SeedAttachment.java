package dev.datawright.bridge.seeddata;

import dev.datawright.bridge.design.SeedDataCheck;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.upstream.DataDesigner;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether a design can start from the seed data it names: its owner has it, with those columns, and the backend in use
/// takes as much.
@Component
class SeedAttachment implements SeedDataCheck {

    private static final String PLACE = "seed_config.source.path";

    private final SeedStore store;
    private final DataDesigner dataDesigner;

    SeedAttachment(SeedStore store, DataDesigner dataDesigner) {
        this.store = store;
        this.dataDesigner = dataDesigner;
    }

    @Override
    public List<Violation> check(String owner, DataDesignerConfig config) {
        SeedReference reference = reference(config).orElse(null);
        if (reference == null) {
            return List.of();
        }
        SeedDataset dataset = find(owner, reference).orElse(null);
        if (dataset == null) {
            return List.of(unknown(reference));
        }
        List<Violation> violations = new ArrayList<>(unknownColumns(config, dataset));
        String excess = excess(dataset.rows(), dataset.columns().size(), dataset.stored());
        if (excess != null) {
            violations.add(new Violation(
                    PLACE,
                    "seed-data-too-large",
                    "'" + dataset.name() + "' " + excess,
                    "leave out rows or columns, and upload it again"));
        }
        return violations;
    }

    /// The seed data that a config starts from.
    ///
    /// @throws BridgeFailure when it is gone, or another person's
    Optional<SeedDataset> find(String owner, DataDesignerConfig config) {
        return reference(config).map(reference -> find(owner, reference).orElseThrow(() -> refusal(reference)));
    }

    /// What a file has too much of for the backend in use; absent when it takes it, or does not say how much it takes.
    @Nullable
    String excess(long rows, int columns, long bytes) {
        Capabilities capabilities;
        try {
            capabilities = dataDesigner.capabilities();
        } catch (BridgeFailure away) {
            return null;
        }
        Long cells = capabilities.seedMaxCells();
        Long room = capabilities.seedMaxBytes();
        if (cells != null && rows * columns > cells) {
            return "has %,d cells (%,d rows times %d columns); the Data Designer in use takes at most %,d"
                    .formatted(rows * columns, rows, columns, cells);
        }
        if (room != null && bytes > room) {
            return "takes %,d bytes as Parquet; the Data Designer in use takes at most %,d".formatted(bytes, room);
        }
        return null;
    }

    private static Optional<SeedReference> reference(DataDesignerConfig config) {
        return config.seedConfig() == null
                ? Optional.empty()
                : SeedReference.of(config.seedConfig().source());
    }

    private Optional<SeedDataset> find(String owner, SeedReference reference) {
        return store.find(owner, reference.id()).filter(found -> found.file().equals(reference.file()));
    }

    private static Violation unknown(SeedReference reference) {
        return new Violation(
                PLACE,
                "unknown-seed-data",
                "there is no seed data " + reference.id() + " with a file '" + reference.file() + "'",
                "upload it again, and take the path from its description");
    }

    private static BridgeFailure refusal(SeedReference reference) {
        Violation unknown = unknown(reference);
        return BridgeFailure.invalid(unknown.path(), unknown.code(), unknown.message(), unknown.suggestion());
    }

    private static List<Violation> unknownColumns(DataDesignerConfig config, SeedDataset dataset) {
        List<String> names = dataset.columns().stream().map(SeedColumn::name).toList();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < config.columns().size(); i++) {
            ColumnConfig column = config.columns().get(i);
            if (column instanceof SeedDatasetColumnConfig && !names.contains(column.name())) {
                violations.add(new Violation(
                        "columns[" + i + "].name",
                        "unknown-seed-column",
                        "the seed data '" + dataset.name() + "' has no column '" + column.name() + "'",
                        "it has " + String.join(", ", names)));
            }
        }
        return violations;
    }
}
