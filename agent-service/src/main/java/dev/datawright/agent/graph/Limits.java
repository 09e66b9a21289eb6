package dev.datawright.agent.graph;

import dev.datawright.agent.run.RunExecution;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What bounds a run and a conversation, and what the person reads when a bound is reached.
@Component
class Limits {

    private static final String TO_GO_ON = " The design is as you see it; say how to go on.";

    private final GraphProperties properties;
    private final Spending spending;
    private final Clock clock;

    Limits(GraphProperties properties, Spending spending, Clock clock) {
        this.properties = properties;
        this.spending = spending;
        this.clock = clock;
    }

    /// The sentence about the bound that is reached; empty when the model may be asked once more.
    Optional<String> reached(RunExecution run, int step) {
        if (step > properties.maxSteps()) {
            return Optional.of("I stopped after " + properties.maxSteps() + " steps." + TO_GO_ON);
        }
        if (left(run).isNegative()) {
            return Optional.of("I stopped after " + time(properties.maxTime()) + "." + TO_GO_ON);
        }
        Spending.Spent here = spending.ofRun(run.claim().runId());
        if (here.tokens() >= properties.maxTokens()) {
            return Optional.of("I stopped: this answer has used %s tokens, and %s are allowed for one.%s"
                    .formatted(counted(here.tokens()), counted(properties.maxTokens()), TO_GO_ON));
        }
        if (here.costUsd() > 0 && here.costUsd() >= properties.maxCostUsd()) {
            return Optional.of("I stopped: this answer has cost %s, and %s is allowed for one.%s"
                    .formatted(money(here.costUsd()), money(properties.maxCostUsd()), TO_GO_ON));
        }
        Spending.Spent all = spending.ofConversation(run.claim().conversationId());
        if (all.tokens() >= properties.conversationMaxTokens()) {
            return Optional.of(("This conversation has used %s tokens, and %s are allowed for one. The design stays"
                            + " as it is and can be changed by hand; start a new conversation to talk on.")
                    .formatted(counted(all.tokens()), counted(properties.conversationMaxTokens())));
        }
        if (all.costUsd() > 0 && all.costUsd() >= properties.conversationMaxCostUsd()) {
            return Optional.of(("This conversation has cost %s, and %s is allowed for one. The design stays as it is"
                            + " and can be changed by hand; start a new conversation to talk on.")
                    .formatted(money(all.costUsd()), money(properties.conversationMaxCostUsd())));
        }
        return Optional.empty();
    }

    /// How long the run may go on.
    Duration left(RunExecution run) {
        return properties.maxTime().minus(Duration.between(run.claim().claimedAt(), clock.instant()));
    }

    private static String time(Duration time) {
        return time.toSeconds() < 60 ? time.toSeconds() + " seconds" : time.toMinutes() + " minutes";
    }

    private static String counted(long tokens) {
        return String.format(Locale.ROOT, "%,d", tokens);
    }

    private static String money(double usd) {
        return String.format(Locale.ROOT, usd < 0.01 ? "$%.4f" : "$%.2f", usd);
    }
}
