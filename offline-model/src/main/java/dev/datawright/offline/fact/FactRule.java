package dev.datawright.offline.fact;

/// Finds one kind of statement in a clause and takes its tokens.
@FunctionalInterface
interface FactRule {

    void read(Clause clause);
}
