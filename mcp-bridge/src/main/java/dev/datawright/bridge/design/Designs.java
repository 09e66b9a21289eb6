package dev.datawright.bridge.design;

import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.bridge.template.Template;
import dev.datawright.bridge.template.Templates;
import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignSummary;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import dev.datawright.rules.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// All that can be done to designs, whichever edge asks: owned, versioned, and valid at every version.
@Component
public class Designs {

    private static final String UNNAMED = "Untitled";

    private final DesignStore store;
    private final DesignRules rules;
    private final ColumnEdits columns;
    private final RowLimit limit;
    private final ModelPrices prices;
    private final SeedDataCheck seedData;
    private final Effects effects;
    private final Seeds seeds;
    private final Templates templates;
    private final Changes changes;
    private final Supplier<UUID> ids;

    Designs(
            DesignStore store,
            DesignRules rules,
            ColumnEdits columns,
            RowLimit limit,
            ModelPrices prices,
            SeedDataCheck seedData,
            Effects effects,
            Seeds seeds,
            Templates templates,
            Changes changes,
            Supplier<UUID> ids) {
        this.store = store;
        this.rules = rules;
        this.columns = columns;
        this.limit = limit;
        this.prices = prices;
        this.seedData = seedData;
        this.effects = effects;
        this.seeds = seeds;
        this.templates = templates;
        this.changes = changes;
        this.ids = ids;
    }

    public Design create(Call call, NewDesign wanted) {
        call.require(Scope.WRITE);
        Bounds.checkNumbers(wanted.rows(), wanted.seed(), limit.maxRows());
        String name = Bounds.name(wanted.name());
        wanted.requireOneSource();
        Template template = wanted.template() == null ? null : templates.get(call, wanted.template());
        JsonNode json = template == null ? wanted.config() : template.config();
        DataDesignerConfig config = json == null ? DataDesignerConfig.empty() : read(call, json);
        return effects.once(call, "create_design", wanted, Design.class, () -> {
            Design source = wanted.from() == null ? null : source(call, wanted.from());
            Draft draft = (source == null
                            ? Draft.of(config, template == null ? null : template.rows())
                            : Draft.of(source))
                    .withRows(wanted.rows())
                    .withSeed(wanted.seed());
            String otherName = source != null ? source.name() : template != null ? template.title() : UNNAMED;
            String summary = source != null
                    ? Summary.copied(source)
                    : template != null ? Summary.begun(template.title()) : Summary.created(draft);
            Instant now = changes.now();
            Design design = new Design(
                    ids.get(),
                    name != null ? name : otherName,
                    1,
                    draft.config(),
                    draft.why(),
                    draft.macros(),
                    draft.rows(),
                    draft.seed() == null ? seeds.draw() : draft.seed(),
                    call.author(),
                    summary,
                    now,
                    now);
            Author namedBy = name != null ? call.author() : source != null ? store.namedBy(source.id()) : null;
            return changes.begin(call, design, namedBy);
        });
    }

    private Design source(Call call, NewDesign.Source from) {
        if (from.designId() == null) {
            throw BridgeFailure.invalid("from.design_id", "missing", "which design to copy is missing", null);
        }
        return get(call, from.designId(), from.version());
    }

    public Listing<DesignSummary> list(Call call, @Nullable String after, @Nullable Integer limit) {
        call.require(Scope.READ);
        int size = Page.size(limit);
        Page.Mark mark = Page.Mark.parse(after);
        List<DesignSummary> found =
                store.list(call.owner(), mark == null ? null : mark.at(), mark == null ? null : mark.id(), size + 1);
        return Page.of(found, size, last -> new Page.Mark(last.changedAt(), last.id()).toString());
    }

    /// A version of a design, the newest when none is named.
    public Design get(Call call, UUID id, @Nullable Integer version) {
        call.require(Scope.READ);
        return store.find(call.owner(), id, version)
                .orElseThrow(() -> version == null
                                || store.find(call.owner(), id, null).isEmpty()
                        ? BridgeFailure.notFound("design", id)
                        : new BridgeFailure(
                                ProblemType.NOT_FOUND, "The design " + id + " has no version " + version + "."));
    }

    /// Rows and seed make a new version, a name alone does not.
    public Design change(Call call, UUID id, DesignPatch patch) {
        Bounds.checkNumbers(patch.rows(), patch.seed(), limit.maxRows());
        String name = Bounds.name(patch.name());
        return changes.change(
                call,
                "change_design",
                id,
                patch,
                patch.baseVersion(),
                draft -> Edited.of(draft.withRows(patch.rows()).withSeed(patch.seed()))
                        .named(name));
    }

    /// Takes the design out of every list; its jobs and their files stay.
    public void archive(Call call, UUID id, @Nullable Integer baseVersion) {
        changes.archive(call, id, baseVersion);
    }

    /// A new design that starts as a version of this one, the newest when none is named.
    public Design copy(Call call, UUID id, @Nullable Integer version, @Nullable String name) {
        return create(call, new NewDesign(name, null, null, null, new NewDesign.Source(id, version), null));
    }

    /// Replaces columns of the same name and appends the others.
    public Design setColumns(Call call, UUID id, ColumnChange change) {
        Bounds.checkNumbers(change.rows(), null, limit.maxRows());
        String name = Bounds.name(change.name());
        return changes.change(
                call,
                "set_columns",
                id,
                change,
                change.baseVersion(),
                draft -> Edited.of(rules.setColumns(draft, change).withRows(change.rows()))
                        .named(name));
    }

    /// Removes columns, and with them the constraints and drop lists that name them.
    public Design removeColumns(Call call, UUID id, List<String> names, @Nullable Integer baseVersion) {
        return changes.change(
                call,
                "remove_columns",
                id,
                names,
                baseVersion,
                draft -> Edited.of(columns.removeColumns(draft, names)));
    }

    /// Gives a column another name; everything that names it follows.
    public Design renameColumn(Call call, UUID id, ColumnRenaming renaming) {
        return changes.change(
                call,
                "rename_column",
                id,
                renaming,
                renaming.baseVersion(),
                draft -> columns.renameColumn(draft, renaming));
    }

    /// Puts columns into another order.
    public Design reorderColumns(Call call, UUID id, ColumnOrder order) {
        return changes.change(
                call, "reorder_columns", id, order, order.baseVersion(), draft -> columns.reorder(draft, order));
    }

    /// Replaces all constraints.
    public Design setConstraints(Call call, UUID id, JsonNode constraints, @Nullable Integer baseVersion) {
        return changes.change(
                call,
                "set_constraints",
                id,
                constraints,
                baseVersion,
                draft -> Edited.of(rules.setConstraints(draft, constraints)));
    }

    /// Replaces the model configs, the processors, or both.
    public Design setModels(Call call, UUID id, ModelChange change) {
        return changes.change(
                call,
                "set_models_and_processors",
                id,
                change,
                change.baseVersion(),
                draft -> Edited.of(rules.setModels(draft, change)));
    }

    /// Puts a whole config in the place of the design's own.
    public Design replace(Call call, UUID id, JsonNode config, @Nullable Integer baseVersion) {
        return changes.change(
                call,
                "import_design",
                id,
                config,
                baseVersion,
                draft -> Edited.of(draft.withConfig(read(call, config))
                        .withMacros(Map.of())
                        .withWhy(Map.of())));
    }

    /// Judges the given config, or the stored one.
    public Validity validate(Call call, UUID id, @Nullable JsonNode config) {
        Design design = get(call, id, null);
        List<Violation> found = new ArrayList<>(config == null ? rules.check(design.config()) : rules.judge(config));
        found.addAll(seedData.check(
                call.owner(),
                config == null ? design.config() : Rules.soundPart(config).config()));
        return Validity.of(found);
    }

    /// A whole config from outside, which starts from nobody else's data.
    private DataDesignerConfig read(Call call, JsonNode json) {
        DataDesignerConfig config = rules.read(json);
        DesignRules.refuse(seedData.check(call.owner(), config));
        return config;
    }

    public Estimate estimate(Call call, UUID id, long rows, @Nullable Integer version) {
        Design design = get(call, id, version);
        Bounds.checkNumbers(rows, null, limit.maxRows());
        requireRunnable(call, design);
        return rules.estimate(design.config(), rows, prices.isFree());
    }

    /// Refuses a design that cannot run, such as one without columns, or one whose seed data is gone.
    public void requireRunnable(Call call, Design design) {
        rules.requireValid(design.config());
        DesignRules.refuse(seedData.check(call.owner(), design.config()));
    }

    /// Refuses more rows than the design can give.
    public void requireRows(Design design, long rows) {
        rules.requireRows(design.config(), rows);
    }

    /// Model cells that one row of the design costs.
    public int modelColumns(Design design) {
        return rules.modelColumns(design.config());
    }

    /// Takes model cells from the design's allowance for previews; false when there are not as many left.
    public boolean takePreviewCells(Call call, UUID id, int cells, int allowance) {
        return store.takePreviewCells(get(call, id, null).id(), cells, allowance);
    }

    /// What a version consists of, for work that goes on without its caller; whose it is was checked when it began.
    public Content contentOf(UUID id, int version) {
        return store.content(id, version);
    }

    /// @param why for a column, the person's words it stems from
    public record Content(DataDesignerConfig config, Map<String, String> why) {
        public Content {
            why = Map.copyOf(why);
        }
    }
}
