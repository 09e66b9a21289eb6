package dev.datawright.offline.dialogue;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.offline.design.Assumption;
import dev.datawright.offline.design.Draft;
import dev.datawright.offline.design.KnownDesign;
import dev.datawright.offline.design.Note;
import dev.datawright.offline.dialogue.Turn.Done;
import dev.datawright.offline.speak.Shown;
import dev.datawright.offline.speak.Voice;
import dev.datawright.offline.understand.Intent;
import dev.datawright.offline.understand.Message;
import dev.datawright.offline.understand.References;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Puts into words what was done in a turn, and what the person should know about it.
final class Telling {

    private static final String SET = "set_columns";
    private static final String REMOVE = "remove_columns";
    private static final String CONSTRAIN = "set_constraints";

    private Telling() {}

    static String of(Draft draft, Message message, Turn turn, Voice voice) {
        Set<String> renamed = new HashSet<>();
        List<String> parts = new ArrayList<>(renames(message, turn, voice, renamed));
        List<Shown> set = new ArrayList<>();
        Set<String> lastNames = new HashSet<>();
        for (Done done : turn.calls()) {
            if (Results.isFailure(done)) {
                continue;
            }
            if (done.tool().equals(SET) && !(draft.columns().isEmpty() && renamed.isEmpty())) {
                KnownDesign made = KnownDesign.parse(done.arguments());
                made.columns().stream()
                        .filter(column -> !column.drop() && !renamed.contains(column.name()))
                        .map(column -> shown(column, made, draft))
                        .forEach(set::add);
                lastNames.addAll(made.names());
                if (!made.constraints().isEmpty() && renamed.isEmpty()) {
                    if (!set.isEmpty()) {
                        parts.add(voice.built(set));
                        set.clear();
                    }
                    parts.add(voice.constraintsSet(made.constraints()));
                }
            } else if (done.tool().equals(CONSTRAIN)) {
                parts.add(
                        voice.constraintsSet(KnownDesign.parse(done.arguments()).constraints()));
            }
        }
        // After a rename the columns that mention it are sent along; what nobody asked to change is as it was.
        if (!renamed.isEmpty()) {
            Set<String> wanted = changes(message, lastNames);
            set.removeIf(shown -> !wanted.contains(shown.config().name()));
        }
        if (!set.isEmpty()) {
            parts.add(voice.built(set));
        }
        List<String> removed = removed(turn).stream()
                .filter(name -> !renamed.contains(name))
                .filter(name -> !name.equals("person") && !name.endsWith("_person"))
                .toList();
        if (!removed.isEmpty()) {
            parts.add(voice.removed(removed));
        }
        List<String> leftOut = Repairs.leftOut(turn, lastNames);
        if (!leftOut.isEmpty()) {
            parts.add(voice.leftOut(leftOut));
        }
        draft.notes().stream()
                .filter(note -> !(note instanceof Note.Assumed))
                .map(voice::note)
                .forEach(parts::add);
        return Dialogue.join(parts.toArray(String[]::new));
    }

    /// Each rename in a sentence, once both of its halves are done.
    private static List<String> renames(Message message, Turn turn, Voice voice, Set<String> renamed) {
        List<String> removed = removed(turn);
        List<String> sentences = new ArrayList<>();
        for (Intent intent : message.intents()) {
            if (intent instanceof Intent.Rename rename) {
                Optional<String> from = References.find(rename.from(), removed);
                if (from.isPresent() && wasSet(turn, rename.to())) {
                    sentences.add(voice.renamed(from.get(), rename.to()));
                    renamed.add(from.get());
                    renamed.add(rename.to());
                }
            }
        }
        return sentences;
    }

    /// Columns that the person asked to change otherwise than by a name.
    private static Set<String> changes(Message message, Set<String> names) {
        Set<String> wanted = new HashSet<>();
        for (Intent intent : message.intents()) {
            switch (intent) {
                case Intent.Alter alter ->
                    References.find(alter.column(), names).ifPresent(wanted::add);
                case Intent.Replace replace ->
                    References.find(replace.column(), names).ifPresent(wanted::add);
                case Intent.Want want -> wanted.addAll(names);
                case Intent other -> {}
            }
        }
        return wanted;
    }

    private static boolean wasSet(Turn turn, String name) {
        return turn.calls().stream()
                .anyMatch(done -> done.tool().equals(SET)
                        && !Results.isFailure(done)
                        && Results.names(done).contains(name));
    }

    private static List<String> removed(Turn turn) {
        return turn.calls().stream()
                .filter(done -> done.tool().equals(REMOVE) && !Results.isFailure(done))
                .flatMap(done -> Results.names(done).stream())
                .toList();
    }

    private static Shown shown(ColumnConfig column, KnownDesign made, Draft draft) {
        Assumption assumption = draft.notes().stream()
                .filter(Note.Assumed.class::isInstance)
                .map(Note.Assumed.class::cast)
                .filter(note -> note.column().equals(column.name()))
                .map(Note.Assumed::assumption)
                .findFirst()
                .orElse(null);
        return Shown.of(column, made.whys().getOrDefault(column.name(), ""), assumption);
    }
}
