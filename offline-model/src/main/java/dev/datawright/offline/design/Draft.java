package dev.datawright.offline.design;

import dev.datawright.contract.design.Constraint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a message changes.
///
/// @param columns to set, new and changed ones
/// @param removals to remove after that
/// @param constraints all of them when they change, else absent
/// @param rows when the message says so
/// @param order all visible columns in the order they are to have; empty when it stays
public record Draft(
        List<Drafted> columns,
        List<String> removals,
        @Nullable List<Constraint> constraints,
        @Nullable Long rows,
        List<Note> notes,
        List<String> order) {
    public Draft {
        columns = List.copyOf(columns);
        removals = List.copyOf(removals);
        constraints = constraints == null ? null : List.copyOf(constraints);
        notes = List.copyOf(notes);
        order = List.copyOf(order);
    }

    public boolean changesDesign() {
        return !columns.isEmpty() || !removals.isEmpty() || constraints != null || !order.isEmpty();
    }

    public boolean hasOpenNotes() {
        return notes.stream().anyMatch(Note::isOpen);
    }
}
