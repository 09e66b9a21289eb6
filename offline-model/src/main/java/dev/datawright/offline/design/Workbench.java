package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.text.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The design while a message is applied to it.
final class Workbench {

    private final Language language;
    private final LocalDate today;
    private final String subject;
    private final Map<String, ColumnConfig> columns = new LinkedHashMap<>();
    private static final Pattern UNIQUE = Pattern.compile(
            "(?i)\\b(?:unique|distinct|no duplicates?|without duplicates?|all different|never twice|not twice"
                    + "|eindeutige?[rsnm]?|einmalige?[rsnm]?|keine doppelten|ohne doppelte|alle verschieden)\\b");

    private final Set<String> foreign = new LinkedHashSet<>();
    private final Map<String, Drafted> changed = new LinkedHashMap<>();
    private final Set<String> removals = new LinkedHashSet<>();
    private List<String> arranged = List.of();
    private final Map<String, Double> missing = new LinkedHashMap<>();
    private final List<Constraint> constraints;
    private final List<Constraint> before;
    private final List<Note> notes = new ArrayList<>();

    Workbench(KnownDesign design, Language language, LocalDate today, String subject) {
        this.language = language;
        this.today = today;
        this.subject = subject;
        design.columns().forEach(column -> columns.put(column.name(), column));
        foreign.addAll(design.foreign());
        this.constraints = new ArrayList<>(design.constraints());
        this.before = design.constraints();
    }

    Language language() {
        return language;
    }

    LocalDate today() {
        return today;
    }

    String subject() {
        return subject;
    }

    List<String> names() {
        List<String> names = new ArrayList<>(columns.keySet());
        names.addAll(foreign);
        return names;
    }

    boolean has(String name) {
        return columns.containsKey(name) || foreign.contains(name);
    }

    Optional<ColumnConfig> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    List<ColumnConfig> columns() {
        return List.copyOf(columns.values());
    }

    /// The sampler's parameters of a sampler column.
    @Nullable
    SamplerParams params(String name) {
        return columns.get(name) instanceof SamplerColumnConfig sampler ? sampler.params() : null;
    }

    void set(ColumnConfig config, String quote, @Nullable Assumption assumption) {
        columns.put(config.name(), config);
        removals.remove(config.name());
        changed.put(config.name(), new Drafted(config, quote, assumption));
        // Said anew: what was assumed of it before is no longer so.
        notes.removeIf(
                note -> note instanceof Note.Assumed before && before.column().equals(config.name()));
        if (assumption != null) {
            notes.add(new Note.Assumed(config.name(), assumption));
        }
        if (UNIQUE.matcher(quote).find() && isListed(config)) {
            constrain(new Constraint.Unique(config.name()));
        }
    }

    /// Sets a column for which the bridge has a word of its own.
    void set(ColumnConfig config, Map<String, Object> macro, String quote) {
        columns.put(config.name(), config);
        removals.remove(config.name());
        changed.put(config.name(), new Drafted(config, quote, null, macro, null));
        notes.removeIf(
                note -> note instanceof Note.Assumed before && before.column().equals(config.name()));
    }

    /// The columns a person sees are to stand in this order.
    void arrange(List<String> names) {
        arranged = List.copyOf(names);
    }

    /// Notes what was changed so that its values, each used once, do not suffice for so many rows.
    void checkUnique(long rows) {
        for (Constraint constraint : constraints) {
            if (constraint instanceof Constraint.Unique unique
                    && changed.containsKey(unique.targetColumn())
                    && params(unique.targetColumn()) instanceof SamplerParams.Category category
                    && category.values().size() < rows) {
                note(new Note.TooFewValues(
                        unique.targetColumn(), category.values().size(), rows));
            }
        }
    }

    /// Whether it was set in this message.
    boolean isSet(String name) {
        return changed.containsKey(name);
    }

    /// Leaves a share of a column's rows without a value.
    void leaveOut(String name, double share) {
        missing.put(name, share);
    }

    /// Whether the values can be dealt out, each at most once.
    private static boolean isListed(ColumnConfig config) {
        return config instanceof SamplerColumnConfig sampler
                && sampler.conditionalParams().isEmpty()
                && switch (sampler.params()) {
                    case SamplerParams.Uniform uniform ->
                        uniform.decimalPlaces() != null || "int".equals(sampler.convertTo());
                    case SamplerParams.Category category -> category.weights() == null;
                    case SamplerParams.Datetime _ -> sampler.convertTo() == null;
                    case SamplerParams.Uuid _,
                            SamplerParams.Subcategory _,
                            SamplerParams.Gaussian _,
                            SamplerParams.Bernoulli _,
                            SamplerParams.Distributed _,
                            SamplerParams.Timedelta _,
                            SamplerParams.People _ -> false;
                };
    }

    /// Sets a column anew with the words it already has, or without any.
    void amend(ColumnConfig config) {
        Drafted before = changed.get(config.name());
        columns.put(config.name(), config);
        changed.put(
                config.name(),
                new Drafted(config, before == null ? "" : before.quote(), before == null ? null : before.assumption()));
    }

    void remove(String name) {
        columns.remove(name);
        foreign.remove(name);
        changed.remove(name);
        removals.add(name);
        constraints.removeIf(constraint -> mentions(constraint, name));
    }

    static boolean mentions(Constraint constraint, String name) {
        return switch (constraint) {
            case Constraint.ScalarInequality _, Constraint.Unique _ ->
                constraint.targetColumn().equals(name);
            case Constraint.ColumnInequality pair ->
                pair.targetColumn().equals(name) || pair.rhs().equals(name);
        };
    }

    /// Adds a constraint in place of one about the same things.
    void constrain(Constraint constraint) {
        constraints.removeIf(other -> isAboutTheSame(other, constraint));
        constraints.add(constraint);
    }

    private static boolean isAboutTheSame(Constraint other, Constraint constraint) {
        return switch (constraint) {
            case Constraint.ScalarInequality scalar ->
                other instanceof Constraint.ScalarInequality old
                        && old.targetColumn().equals(scalar.targetColumn())
                        && old.operator().isGreater() == scalar.operator().isGreater();
            case Constraint.ColumnInequality pair ->
                other instanceof Constraint.ColumnInequality old
                        && Set.of(old.targetColumn(), old.rhs()).equals(Set.of(pair.targetColumn(), pair.rhs()));
            case Constraint.Unique _ -> other.equals(constraint);
        };
    }

    /// Drops the number bounds of a column: its range is said anew.
    void releaseBounds(String column) {
        constraints.removeIf(other -> other instanceof Constraint.ScalarInequality old
                && old.targetColumn().equals(column));
    }

    void replaceConstraints(List<Constraint> others) {
        constraints.clear();
        constraints.addAll(others);
    }

    List<Constraint> constraints() {
        return List.copyOf(constraints);
    }

    void note(Note note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /// @param order names in the order of the wishes; what stands behind them comes first
    Draft draft(@Nullable Long rows, List<String> order) {
        return new Draft(
                changed.values().stream()
                        .map(drafted -> new Drafted(
                                drafted.config(),
                                drafted.quote(),
                                drafted.assumption(),
                                drafted.macro(),
                                missing.get(drafted.config().name())))
                        .sorted(Comparator.comparingInt(
                                drafted -> order.indexOf(drafted.config().name())))
                        .toList(),
                List.copyOf(removals),
                withoutRemoved(before).equals(constraints) ? null : constraints,
                rows,
                notes,
                arranged);
    }

    /// The bridge itself takes away constraints on removed columns.
    private List<Constraint> withoutRemoved(List<Constraint> all) {
        return all.stream()
                .filter(constraint -> removals.stream().noneMatch(name -> mentions(constraint, name)))
                .toList();
    }
}
