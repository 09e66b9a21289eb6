package dev.datawright.ui.chat;

import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.conversation.ToolLine;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that stands in the chat; entries with the same key are the same thing at different moments.
sealed interface Entry {
    String key();

    static String messageKey(String id) {
        return "message:" + id;
    }

    static String lineKey(String id) {
        return "tool:" + id;
    }

    static Entry line(ToolLine line) {
        return line.tool().equals(ToolLine.STOP)
                ? new Note(lineKey(line.id()), "Stopped. What was said so far stays.", null)
                : new Tool(lineKey(line.id()), line);
    }

    static Question open(JobProposal proposal) {
        return new Question("question:" + proposal.interruptId(), proposal, null);
    }

    static Question settled(SettledProposal settled) {
        return new Question("question:" + settled.proposal().interruptId(), settled.proposal(), settled);
    }

    /// What the person said.
    ///
    /// @param id absent while the service has not taken it
    record Said(String key, @Nullable UUID id, String text) implements Entry {
        boolean sending() {
            return id == null;
        }
    }

    /// What the agent said, so far.
    record Answer(String key, String text, boolean whole) implements Entry {
        Answer asWhole() {
            return whole ? this : new Answer(key, text, true);
        }
    }

    /// What a tool does or did.
    record Tool(String key, ToolLine line) implements Entry {}

    /// A job the agent proposes.
    ///
    /// @param settled how it was answered; absent while it is open
    record Question(
            String key, JobProposal proposal, @Nullable SettledProposal settled) implements Entry {
        boolean isOpen() {
            return settled == null;
        }
    }

    /// Why a run ended early or something was not done.
    ///
    /// @param retry the message that can be answered anew; absent when that would not help
    record Trouble(String key, String text, @Nullable UUID retry) implements Entry {}

    /// What the person did beside talking, such as an undo or a stop.
    ///
    /// @param designVersion the version it made, when it changed the design
    record Note(String key, String text, @Nullable Integer designVersion) implements Entry {}
}
