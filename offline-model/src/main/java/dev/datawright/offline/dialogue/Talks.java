package dev.datawright.offline.dialogue;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.offline.design.Draft;
import dev.datawright.offline.speak.Shown;
import dev.datawright.offline.speak.Voice;
import dev.datawright.offline.understand.Intent;
import dev.datawright.offline.understand.Intent.Talk.Topic;
import dev.datawright.offline.understand.Message;
import java.util.Optional;

/// Answers to talk that needs no tool.
final class Talks {

    private Talks() {}

    static Optional<Reply> answer(Message message, Draft draft, Turn turn, Voice voice) {
        boolean only = message.intents().stream()
                .allMatch(intent -> intent instanceof Intent.Talk || intent instanceof Intent.Why);
        if (!only || draft.changesDesign()) {
            return Optional.empty();
        }
        if (message.intents().isEmpty()) {
            return Optional.of(Reply.say(Dialogue.join(voice.notUnderstood(), Dialogue.first(turn, voice))));
        }
        if (message.intents().getLast() instanceof Intent.Why why) {
            return because(why.column(), turn, voice);
        }
        Topic topic = message.intents().stream()
                .filter(Intent.Talk.class::isInstance)
                .map(Intent.Talk.class::cast)
                .map(Intent.Talk::topic)
                .reduce((a, b) -> b)
                .orElse(Topic.HELP);
        String text =
                switch (topic) {
                    case GREETING -> Dialogue.join(voice.greeting(), Dialogue.first(turn, voice));
                    case IDENTITY -> voice.identity();
                    case HELP -> Dialogue.join(voice.help(), Dialogue.first(turn, voice));
                    case THANKS -> Dialogue.join(voice.welcome(), Dialogue.first(turn, voice));
                    case DECLINE -> Dialogue.join(voice.declined(), Dialogue.first(turn, voice));
                    case UNDO -> Dialogue.join(voice.undo(), Dialogue.first(turn, voice));
                    case COLUMNS ->
                        turn.design().isEmpty()
                                ? Dialogue.join(voice.nothingYet(), Dialogue.first(turn, voice))
                                : voice.columns(
                                        turn.design().columns().stream()
                                                .filter(column -> !column.drop())
                                                .map(column -> shown(column, turn))
                                                .toList(),
                                        turn.design().rows());
                };
        return Optional.of(Reply.say(text));
    }

    private static Optional<Reply> because(String name, Turn turn, Voice voice) {
        return turn.design().columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(column -> Reply.say(Dialogue.join(
                        voice.because(shown(column, turn), turn.design().whys().getOrDefault(name, "")),
                        Dialogue.first(turn, voice))));
    }

    private static Shown shown(ColumnConfig column, Turn turn) {
        return Shown.of(column, turn.design().whys().getOrDefault(column.name(), ""), null);
    }
}
