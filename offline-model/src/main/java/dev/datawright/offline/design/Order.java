package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.offline.understand.Intent;
import dev.datawright.offline.understand.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The order that a person asks for.
final class Order {

    private Order() {}

    /// All visible columns; empty when nothing moves.
    static List<String> of(Intent.Order wanted, Workbench bench) {
        List<String> before = bench.columns().stream()
                .filter(column -> !column.drop())
                .map(ColumnConfig::name)
                .toList();
        List<String> first = names(wanted.first(), before, bench);
        List<String> last = names(wanted.last(), before, bench);
        List<String> order = new ArrayList<>(first);
        before.stream()
                .filter(name -> !first.contains(name) && !last.contains(name))
                .forEach(order::add);
        last.stream().filter(name -> !first.contains(name)).forEach(order::add);
        return order.equals(before) ? List.of() : order;
    }

    private static List<String> names(List<String> phrases, List<String> columns, Workbench bench) {
        List<String> names = new ArrayList<>();
        for (String phrase : phrases) {
            Optional<String> name = References.find(phrase, columns);
            if (name.isEmpty()) {
                bench.note(new Note.UnknownColumn(phrase));
            } else if (!names.contains(name.get())) {
                names.add(name.get());
            }
        }
        return names;
    }
}
