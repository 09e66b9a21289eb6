package dev.datawright.agent.graph;

import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.model.ModelAnswer;
import dev.datawright.agent.model.ModelFailure;
import dev.datawright.agent.model.ModelQuestion;
import dev.datawright.agent.run.RunExecution;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks the model until there is an answer: a few times at most, and no longer than the run may take.
@Component
class Questions {

    static final int MAX_ASKED = 4;

    private static final String CUT_OFF =
            "(The answer was cut off here: it is longer than the model's answers can be.)";
    private static final String DECLINED = "(The model's safety filter ended the answer here. Say it in other words.)";

    private final Transcripts transcripts;
    private final Spending spending;
    private final Limits limits;
    private final GraphProperties properties;

    Questions(Transcripts transcripts, Spending spending, Limits limits, GraphProperties properties) {
        this.transcripts = transcripts;
        this.spending = spending;
        this.limits = limits;
        this.properties = properties;
    }

    /// @param version of the design that the model was told
    /// @return an answer that is not noted yet, with a sentence of ours where it was cut off; empty after some
    /// tries
    /// @throws ModelFailure when there is none; the text so far is kept as a message
    ModelAnswer ask(RunExecution run, UUID messageId, @Nullable Integer version, Supplier<ModelQuestion> questions) {
        Duration pause = properties.retryPause();
        String soFar = "";
        for (int asked = 1; ; asked++) {
            var voice = new Voice(run, messageId);
            ModelQuestion question = questions.get();
            Duration wait = pause;
            try (var ignored = run.onStop(question::cancel)) {
                ModelAnswer answer = question.stream(voice::say);
                boolean enough = !answer.isEmpty() || answer.end() == ModelAnswer.End.DECLINED;
                if (enough || run.isStopped() || asked >= MAX_ASKED) {
                    ModelAnswer told = run.isStopped() ? answer : explained(answer, voice);
                    voice.end();
                    return told;
                }
                voice.end();
                run.journal().commit(() -> spending.note(run, answer), List.of());
            } catch (ModelFailure e) {
                voice.end();
                soFar = voice.said().isEmpty() ? soFar : voice.said();
                if (run.isStopped()) {
                    return ModelAnswer.stopped(soFar);
                }
                Duration wished = e.retryAfter().orElse(Duration.ZERO);
                wait = wished.compareTo(pause) > 0 ? wished : pause;
                if (!e.kind().isPassing()
                        || asked >= MAX_ASKED
                        || wait.compareTo(properties.longestWait()) > 0
                        || wait.compareTo(limits.left(run)) > 0) {
                    keep(run, messageId, soFar, version);
                    throw e;
                }
            }
            run.pause(wait);
            pause = pause.multipliedBy(2);
        }
    }

    /// Says why an answer ends where it ends, unless its calls go on for it.
    private static ModelAnswer explained(ModelAnswer answer, Voice voice) {
        String sentence =
                switch (answer.end()) {
                    case WHOLE -> "";
                    case CUT_OFF -> CUT_OFF;
                    case DECLINED -> answer.text().isEmpty() ? "" : DECLINED;
                };
        boolean goesOn = !answer.calls().isEmpty() || answer.text().isEmpty();
        if (sentence.isEmpty() || goesOn) {
            return answer;
        }
        voice.say("\n\n" + sentence);
        return new ModelAnswer(
                answer.text() + "\n\n" + sentence,
                answer.calls(),
                answer.model(),
                answer.inputTokens(),
                answer.outputTokens(),
                answer.costUsd(),
                answer.end());
    }

    /// Keeps the text of an answer that broke off for good.
    private void keep(RunExecution run, UUID messageId, String text, @Nullable Integer version) {
        if (!text.isBlank()) {
            RunExecution.Claim claim = run.claim();
            run.journal()
                    .commitWith(() -> transcripts
                            .addAssistant(claim.conversationId(), claim.runId(), messageId, text, List.of(), version)
                            .map(message -> List.of(CustomEvents.message(message)))
                            .orElse(List.of()));
        }
    }
}
