package dev.datawright.bridge.preview;

import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.event.Events;
import dev.datawright.bridge.mcp.Cancellation;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.bridge.seeddata.SeedData;
import dev.datawright.bridge.upstream.DataDesigner;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.job.Capabilities;
import dev.datawright.contract.problem.ProblemType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Runs the first rows of a design and keeps them, so that the same version is asked for them once.
@Component
public class Previews {

    private static final String OPERATION = "preview_design";

    private final Designs designs;
    private final DataDesigner dataDesigner;
    private final SeedData seedData;
    private final PreviewStore store;
    private final PreviewProperties properties;
    private final Effects effects;
    private final Events events;
    private final Clock clock;

    Previews(
            Designs designs,
            DataDesigner dataDesigner,
            SeedData seedData,
            PreviewStore store,
            PreviewProperties properties,
            Effects effects,
            Events events,
            Clock clock) {
        this.designs = designs;
        this.dataDesigner = dataDesigner;
        this.seedData = seedData;
        this.store = store;
        this.properties = properties;
        this.effects = effects;
        this.events = events;
        this.clock = clock;
    }

    public Capabilities capabilities(Call call) {
        call.require(Scope.READ);
        return dataDesigner.capabilities();
    }

    /// The first rows of the newest version: the kept ones when there are enough, else made now.
    public Preview run(Call call, UUID designId, @Nullable Integer wanted) {
        call.require(Scope.WRITE);
        Object arguments = Arrays.asList(designId, wanted);
        Optional<Preview> remembered = effects.remembered(call, OPERATION, arguments, Preview.class);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        Design design = designs.get(call, designId, null);
        designs.requireRunnable(call, design);
        Optional<Preview> kept = store.find(designId, design.version());
        if (kept.isPresent()
                && (wanted == null || kept.get().rows().size() >= wanted)
                && (wanted == null || wanted > 0)) {
            Preview head = head(kept.get(), wanted);
            return effects.once(call, OPERATION, arguments, Preview.class, () -> head);
        }
        Capabilities capabilities = dataDesigner.capabilities();
        int rows = rows(wanted, design, capabilities);
        Preview preview = make(call, design, rows, capabilities);
        return effects.once(call, OPERATION, arguments, Preview.class, () -> {
            store.keep(preview, rows);
            events.publish(call.owner(), BridgeEvent.Type.PREVIEW_READY, designId, design.version(), null);
            return preview;
        });
    }

    /// The preview of the newest version that has one.
    public Optional<Preview> newest(Call call, UUID designId) {
        return store.newest(designs.get(call, designId, null).id());
    }

    private int rows(@Nullable Integer wanted, Design design, Capabilities capabilities) {
        boolean asksModel = paidColumns(design, capabilities) > 0;
        int max = asksModel
                ? Math.min(properties.maxModelRows(), capabilities.previewMaxRows())
                : capabilities.previewMaxRows();
        int rows = wanted == null ? Math.min(properties.defaultRows(), max) : wanted;
        if (rows < 1) {
            throw BridgeFailure.invalid("rows", "too-few-rows", rows + " rows cannot be made", "ask for 1 or more");
        }
        if (rows > max) {
            throw new BridgeFailure(
                    ProblemType.LIMIT_REACHED,
                    "A preview of this design has at most " + max + " rows"
                            + (asksModel ? ", since a language model writes part of it" : "") + "; " + rows
                            + " were asked for. A job makes more.");
        }
        return rows;
    }

    /// Columns that a language model writes for money.
    private int paidColumns(Design design, Capabilities capabilities) {
        return capabilities.modelGateway() ? designs.modelColumns(design) : 0;
    }

    private Preview make(Call call, Design design, int rows, Capabilities capabilities) {
        seedData.bring(call.owner(), design.config());
        int cells = rows * paidColumns(design, capabilities);
        if (cells > 0 && !designs.takePreviewCells(call, design.id(), cells, properties.maxModelCells())) {
            throw new BridgeFailure(
                    ProblemType.LIMIT_REACHED,
                    "Previews of one design have " + properties.maxModelCells()
                            + " cells from a language model together, and this one would go beyond that. A job"
                            + " can still be approved.");
        }
        long seed = Objects.requireNonNull(design.seed(), "every stored design has a seed");
        Map<String, String> tags = Map.of(
                "design_id", design.id().toString(),
                "design_version", Integer.toString(design.version()));
        try {
            List<Map<String, @Nullable Object>> made =
                    Cancellation.whileWanted(() -> dataDesigner.preview(design.config(), rows, seed, tags));
            return toPreview(design, capabilities.seed() ? seed : null, rows, made);
        } catch (BridgeFailure failure) {
            if (cells > 0 && failure.type() == ProblemType.UPSTREAM_AWAY) {
                designs.takePreviewCells(call, design.id(), -cells, properties.maxModelCells());
            }
            throw failure;
        }
    }

    private Preview toPreview(
            Design design, @Nullable Long seed, int wanted, List<Map<String, @Nullable Object>> records) {
        Set<String> columns = new LinkedHashSet<>(design.outputColumns());
        records.forEach(record -> columns.addAll(record.keySet()));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> record : records) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            columns.forEach(column -> row.put(column, record.get(column)));
            rows.add(row);
        }
        List<String> notices = new ArrayList<>();
        if (rows.size() < wanted) {
            notices.add("Data Designer made " + rows.size() + " of the " + wanted + " rows that were asked for.");
        }
        for (String column : columns) {
            long empty = rows.stream().filter(row -> row.get(column) == null).count();
            if (empty > 0) {
                notices.add(column + " is empty in " + empty + (empty == 1 ? " row." : " rows."));
            }
        }
        return new Preview(design.id(), design.version(), seed, List.copyOf(columns), rows, notices, clock.instant());
    }

    private static Preview head(Preview preview, @Nullable Integer rows) {
        if (rows == null || rows >= preview.rows().size()) {
            return preview;
        }
        return new Preview(
                preview.designId(),
                preview.version(),
                preview.seed(),
                preview.columns(),
                preview.rows().subList(0, rows),
                preview.notices(),
                preview.at());
    }
}
