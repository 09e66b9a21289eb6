package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.offline.understand.Intent;
import dev.datawright.offline.understand.References;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes columns away or gives them another name, and mends what refers to them.
final class Removals {

    private Removals() {}

    /// @param gone names that went away earlier in this turn
    static void remove(List<String> phrases, Set<String> gone, Workbench bench) {
        Set<String> names = new LinkedHashSet<>();
        for (String phrase : phrases) {
            Optional<String> name = References.find(phrase, bench.names());
            if (name.isPresent()) {
                names.add(name.get());
            } else if (References.find(phrase, gone).isEmpty()) {
                bench.note(new Note.UnknownColumn(phrase));
            }
        }
        for (String name : names) {
            List<String> users = users(name, names, bench);
            if (!users.isEmpty()) {
                bench.note(new Note.StillUsed(name, users));
                continue;
            }
            for (ColumnConfig column : bench.columns()) {
                if (column instanceof LlmTextColumnConfig text
                        && !names.contains(text.name())
                        && Mentions.has(text, name)) {
                    bench.amend(Mentions.without(text, name));
                }
            }
            bench.remove(name);
        }
        removeLonelyPersons(bench);
    }

    /// Columns that cannot do without it.
    private static List<String> users(String name, Set<String> leaving, Workbench bench) {
        return bench.columns().stream()
                .filter(column -> !leaving.contains(column.name()) && Mentions.has(column, name))
                .filter(column -> !(column instanceof LlmTextColumnConfig text
                        && !Mentions.has(Mentions.without(text, name), name)))
                .map(ColumnConfig::name)
                .toList();
    }

    /// A hidden person that no column shows any more.
    static void removeLonelyPersons(Workbench bench) {
        for (ColumnConfig column : bench.columns()) {
            boolean used = bench.columns().stream().anyMatch(other -> Mentions.has(other, column.name()));
            if (column.drop() && PersonColumns.isPerson(column) && !used) {
                bench.remove(column.name());
            }
        }
    }

    /// @param own names that were set earlier in this turn: the new name may be there already, the old one not yet gone
    static void rename(Intent.Rename rename, Set<String> own, Set<String> gone, Workbench bench) {
        String phrase = rename.from();
        String to = rename.to();
        String quote = rename.quote();
        Optional<String> found = References.find(
                phrase, bench.names().stream().filter(name -> !name.equals(to)).toList());
        if (found.isEmpty()) {
            boolean done = References.find(phrase, gone).isPresent() && bench.has(to);
            if (!done) {
                bench.note(new Note.UnknownColumn(phrase));
            }
            return;
        }
        String from = found.get();
        Optional<ColumnConfig> column = bench.column(from);
        if (column.isEmpty()) {
            bench.note(new Note.DoesNotFit(from, quote));
            return;
        }
        if (bench.has(to) && !own.contains(to)) {
            bench.note(new Note.NameTaken(to));
            return;
        }
        List<Constraint> constraints = bench.constraints().stream()
                .map(constraint -> constraint.renamed(from, to))
                .toList();
        bench.set(column.get().withName(to), quote, null);
        for (ColumnConfig other : bench.columns()) {
            if (!other.name().equals(from) && Mentions.has(other, from)) {
                bench.amend(Mentions.renamed(other, from, to));
            }
        }
        bench.remove(from);
        bench.replaceConstraints(constraints);
    }
}
