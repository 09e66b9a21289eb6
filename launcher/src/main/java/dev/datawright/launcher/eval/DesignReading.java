package dev.datawright.launcher.eval;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.Macro;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a design says of its columns, whatever form it says it in.
final class DesignReading {

    private static final Pattern CODE = Pattern.compile("\\{\\{(.*?)}}|\\{%(.*?)%}", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern EQUALITY =
            Pattern.compile("\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s*==\\s*(['\"])(.*?)\\2\\s*");

    private final Design design;

    DesignReading(Design design) {
        this.design = design;
    }

    Design design() {
        return design;
    }

    /// The column, also for a part of one such as `driver.city`.
    Optional<ColumnConfig> column(String name) {
        int dot = name.indexOf('.');
        return design.config().column(dot < 0 ? name : name.substring(0, dot));
    }

    /// The columns that it is made of directly.
    private Set<String> references(ColumnConfig column) {
        Set<String> references = new LinkedHashSet<>(column.namedColumns());
        for (String template : column.templates()) {
            Matcher code = CODE.matcher(template);
            while (code.find()) {
                addWords(code.group(), references);
            }
        }
        if (column instanceof SamplerColumnConfig sampler) {
            sampler.conditionalParams().keySet().forEach(condition -> addWords(condition, references));
        }
        references.remove(column.name());
        return references;
    }

    private void addWords(String code, Set<String> references) {
        Matcher words = WORD.matcher(code);
        while (words.find()) {
            if (design.config().column(words.group()).isPresent()) {
                references.add(words.group());
            }
        }
    }

    /// The column itself and all that it is made of.
    Set<String> ancestry(String name) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        column(name).ifPresent(column -> open.add(column.name()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (seen.add(next)) {
                design.config().column(next).ifPresent(column -> open.addAll(references(column)));
            }
        }
        return seen;
    }

    /// The language model columns that a column is or takes its content from; a prompt that only mentions is none.
    List<ModelColumnConfig> writers(String name) {
        List<ModelColumnConfig> writers = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        column(name).ifPresent(column -> open.add(column.name()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            switch (design.config().column(next).orElse(null)) {
                case ModelColumnConfig model -> writers.add(model);
                case ExpressionColumnConfig expression -> open.addAll(references(expression));
                case null, default -> {
                    // Nothing else takes over what another column holds.
                }
            }
        }
        return writers;
    }

    /// The parameters it is drawn with in those rows; absent when it is not drawn, or only the rows can tell.
    @Nullable
    SamplerParams params(String name, Demand.@Nullable When when) {
        SamplerColumnConfig sampler = sampler(name);
        if (sampler == null || sampler.conditionalParams().isEmpty()) {
            return sampler == null ? null : sampler.params();
        }
        if (when == null || when.values().isEmpty()) {
            return null;
        }
        SamplerParams holding = sampler.params();
        for (Map.Entry<String, SamplerParams> entry :
                sampler.conditionalParams().entrySet()) {
            Matcher equality = EQUALITY.matcher(entry.getKey());
            if (!equality.matches() || !when.column().matches(equality.group(1))) {
                return null;
            }
            String value = Texts.plain(equality.group(3));
            long hits = when.values().stream()
                    .filter(way -> Texts.waysToWrite(way).contains(value))
                    .count();
            if (hits > 0 && when.values().size() > 1) {
                return null;
            }
            holding = hits > 0 ? entry.getValue() : holding;
        }
        return holding;
    }

    /// The sampler behind a column, also where some of its values are left out.
    private @Nullable SamplerColumnConfig sampler(String name) {
        ColumnConfig column = column(name).orElse(null);
        if (column instanceof SamplerColumnConfig sampler) {
            return sampler;
        }
        Macro macro = design.macros().get(name);
        return macro != null
                        && macro.asked().has("null_share")
                        && design.config().column(name + "__value").orElse(null) instanceof SamplerColumnConfig hidden
                ? hidden
                : null;
    }

    /// The sampler that decides how values are spread: itself, or the only one an expression is made of.
    @Nullable
    SamplerParams spread(String name) {
        SamplerColumnConfig sampler = sampler(name);
        if (sampler != null) {
            return sampler.params();
        }
        List<SamplerParams> drawn = ancestry(name).stream()
                .map(this::sampler)
                .filter(found -> found != null)
                .map(SamplerColumnConfig::params)
                .toList();
        return drawn.size() == 1 ? drawn.getFirst() : null;
    }

    @Nullable
    Double nullShare(String name) {
        Macro macro = design.macros().get(name);
        return macro != null && macro.asked().path("null_share").isNumber()
                ? (Double) macro.asked().path("null_share").asDouble()
                : null;
    }

    /// Whether no value can come twice.
    boolean isUnique(String name) {
        return ancestry(name).stream().anyMatch(this::isUniqueItself);
    }

    private boolean isUniqueItself(String name) {
        Macro macro = design.macros().get(name);
        return macro != null && macro.asked().path("column_type").asString("").equals("sequence")
                || column(name).orElse(null) instanceof SamplerColumnConfig sampler
                        && sampler.params() instanceof SamplerParams.Uuid
                || design.config().constraints().stream()
                        .anyMatch(constraint -> constraint instanceof Constraint.Unique
                                && constraint.targetColumn().equals(name));
    }
}
