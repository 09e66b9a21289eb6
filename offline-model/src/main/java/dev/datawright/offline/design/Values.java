package dev.datawright.offline.design;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.understand.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Changes of a column's list of values.
final class Values {

    private Values() {}

    /// A value more comes as often as the others do on average.
    static void add(Intent.MoreValues more, Workbench bench) {
        Optional<SamplerParams.Category> category = category(more.column(), bench);
        if (category.isEmpty()) {
            bench.note(new Note.DoesNotFit(more.column(), more.quote()));
            return;
        }
        List<Object> values = new ArrayList<>(category.get().values());
        List<Double> weights = category.get().weights() == null
                ? null
                : new ArrayList<>(category.get().weights());
        for (String value : more.values()) {
            if (values.stream().anyMatch(known -> String.valueOf(known).equalsIgnoreCase(value))) {
                continue;
            }
            values.add(value);
            if (weights != null) {
                weights.add(Math.rint(weights.stream()
                                        .mapToDouble(Double::doubleValue)
                                        .average()
                                        .orElse(1)
                                * 1e4)
                        / 1e4);
            }
        }
        bench.set(
                new SamplerColumnConfig(more.column(), new SamplerParams.Category(values, weights), null, false),
                more.quote(),
                null);
    }

    /// Shares for some of the values; the others keep their proportions in what is left.
    static void weigh(Intent.Weigh weigh, Workbench bench) {
        Optional<SamplerParams.Category> category = category(weigh.column(), bench);
        if (category.isEmpty()) {
            bench.note(new Note.DoesNotFit(weigh.column(), weigh.quote()));
            return;
        }
        List<Fact.Choice> choices = new ArrayList<>(weigh.shares());
        for (Object value : category.get().values()) {
            String text = String.valueOf(value);
            if (weigh.shares().stream().noneMatch(choice -> choice.value().equalsIgnoreCase(text))) {
                choices.add(new Fact.Choice(text, null, false));
            }
        }
        ChoiceColumns.choose(weigh.column(), weigh.quote(), new Fact.Choices(choices), bench);
    }

    private static Optional<SamplerParams.Category> category(String column, Workbench bench) {
        return bench.params(column) instanceof SamplerParams.Category found ? Optional.of(found) : Optional.empty();
    }
}
