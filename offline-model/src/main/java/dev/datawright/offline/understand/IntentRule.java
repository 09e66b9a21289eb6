package dev.datawright.offline.understand;

import java.util.List;

/// Reads one kind of sentence; empty when the sentence is of another kind.
@FunctionalInterface
interface IntentRule {

    List<Intent> read(Sentence sentence);
}
