package dev.datawright.ui.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.problem.Violation;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where changes made by hand go. Every answer comes back later, with the page's lock held.
public interface ColumnDesk {
    /// Tells what would be wrong with a design; nothing is told when that cannot be found out now.
    void judge(DataDesignerConfig config, Consumer<List<Violation>> told);

    void save(Change change, Runnable saved, Consumer<Refusal> refused);

    void remove(List<String> names, int baseVersion, Runnable removed, Consumer<Refusal> refused);

    void setConstraints(List<Constraint> constraints, int baseVersion, Runnable saved, Consumer<Refusal> refused);

    /// A column as it shall be.
    ///
    /// @param from the name it has now; null for a new column
    /// @param changed whether more than the name is different
    /// @param baseVersion the version the person looked at
    record Change(@Nullable String from, ColumnConfig column, String why, boolean changed, int baseVersion) {}

    /// Why a change was not made.
    ///
    /// @param conflict whether the design has a newer version than the one the change was made for
    record Refusal(String sentence, List<Violation> violations, boolean conflict) {
        public Refusal {
            violations = List.copyOf(violations);
        }
    }
}
