package dev.datawright.agent.graph;

import dev.datawright.agent.run.RunExecution;
import dev.datawright.contract.run.AgUiEvent;
import java.util.UUID;

/// Sends a text as it comes; it begins with the first word, so that an answer without words leaves no trace.
final class Voice {

    private final RunExecution run;
    private final String messageId;
    private final StringBuilder text = new StringBuilder();
    private boolean open;

    Voice(RunExecution run, UUID messageId) {
        this.run = run;
        this.messageId = messageId.toString();
    }

    void say(String piece) {
        if (!open) {
            open = true;
            run.journal().emit(new AgUiEvent.TextMessageStart(messageId, "assistant"));
        }
        text.append(piece);
        run.journal().emit(new AgUiEvent.TextMessageContent(messageId, piece));
    }

    String said() {
        return text.toString().strip();
    }

    void end() {
        if (open) {
            open = false;
            run.journal().emit(new AgUiEvent.TextMessageEnd(messageId));
        }
    }
}
