package dev.datawright.rules.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The names that a template itself gives, by where they hold. All scopes of a template share one row of slots.
///
/// A loop, a `with` and a captured body hide what they set; the branches of an `if` do not.
final class Scope {

    /// @param otherwise what the name means when no branch has set it; absent when it is always set
    record Binding(int slot, @Nullable Expr otherwise) {}

    static final int FORBIDDEN = -1;

    private final @Nullable Scope outer;
    private final boolean branch;
    private final Map<String, Binding> bindings = new LinkedHashMap<>();
    private final int[] slots;
    private final @Nullable Branches branches;
    private @Nullable Integer loop;

    private Scope(@Nullable Scope outer, int[] slots, @Nullable Branches branches) {
        this.outer = outer;
        this.slots = slots;
        this.branch = branches != null;
        this.branches = branches;
        this.loop = outer == null ? null : outer.loop;
    }

    static Scope outermost() {
        return new Scope(null, new int[1], null);
    }

    Scope inner() {
        return new Scope(this, slots, null);
    }

    Scope branch(Branches together) {
        return new Scope(this, slots, together);
    }

    int newSlot() {
        return slots[0]++;
    }

    int slots() {
        return slots[0];
    }

    void enterLoop(int slot) {
        loop = slot;
    }

    Optional<Integer> loop() {
        return Optional.ofNullable(loop);
    }

    /// The name cannot be read from here on: inside `{% set x %}`, x is neither the old value nor the new one.
    void forbid(String name) {
        bindings.put(name, new Binding(FORBIDDEN, null));
    }

    Optional<Binding> find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Binding binding = scope.bindings.get(name);
            if (binding != null) {
                return Optional.of(binding);
            }
        }
        return Optional.empty();
    }

    /// From here on the name means what is in that slot.
    void bind(String name, int slot) {
        bindings.put(name, new Binding(slot, null));
    }

    /// The slot of a variable that `set` makes here, which is the one that the other branches use for it.
    int assign(String name) {
        for (Scope scope = this; scope != null; scope = scope.branch ? scope.outer : null) {
            Binding known = scope.bindings.get(name);
            if (known != null) {
                bindings.put(name, new Binding(known.slot(), null));
                return known.slot();
            }
        }
        int slot = branches == null ? newSlot() : branches.slot(name, this);
        bindings.put(name, new Binding(slot, null));
        return slot;
    }

    /// What the branches of one `if` set.
    static final class Branches {

        private final Scope around;
        private final Map<String, Integer> shared = new LinkedHashMap<>();

        Branches(Scope around) {
            this.around = around;
        }

        Scope next() {
            return around.branch(this);
        }

        private int slot(String name, Scope from) {
            // Branches within a branch share with the outer ones, which may set the same name.
            Branches outer = around.branches;
            return shared.computeIfAbsent(name, _ -> outer == null ? from.newSlot() : outer.slot(name, from));
        }

        /// Gives the surrounding scope what the branches set, and says which slots are empty before them. What stands
        /// there when no branch has set it is the column of that name, as in the original, which knows no
        /// better even when every branch sets it.
        List<Integer> close() {
            List<Integer> unset = new ArrayList<>();
            shared.forEach((name, slot) -> {
                unset.add(slot);
                Expr otherwise = around.find(name)
                        .<Expr>map(known -> new Expr.Local(known.slot(), name, known.otherwise()))
                        .orElseGet(() -> new Expr.Variable(name));
                around.bindings.put(name, new Binding(slot, otherwise));
            });
            return unset;
        }
    }
}
