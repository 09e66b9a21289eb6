package dev.datawright.contract.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// An event of the AG-UI protocol 1.0; only the types that the agent sends.
///
/// Order within a run: RUN_STARTED first; RUN_FINISHED only when no step, message or tool call is open; nothing after
/// RUN_ERROR. Source: AG-UI's client 1.0.0, which checks this.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgUiEvent.RunStarted.class, name = "RUN_STARTED"),
    @JsonSubTypes.Type(value = AgUiEvent.RunFinished.class, name = "RUN_FINISHED"),
    @JsonSubTypes.Type(value = AgUiEvent.RunError.class, name = "RUN_ERROR"),
    @JsonSubTypes.Type(value = AgUiEvent.StepStarted.class, name = "STEP_STARTED"),
    @JsonSubTypes.Type(value = AgUiEvent.StepFinished.class, name = "STEP_FINISHED"),
    @JsonSubTypes.Type(value = AgUiEvent.TextMessageStart.class, name = "TEXT_MESSAGE_START"),
    @JsonSubTypes.Type(value = AgUiEvent.TextMessageContent.class, name = "TEXT_MESSAGE_CONTENT"),
    @JsonSubTypes.Type(value = AgUiEvent.TextMessageEnd.class, name = "TEXT_MESSAGE_END"),
    @JsonSubTypes.Type(value = AgUiEvent.ToolCallStart.class, name = "TOOL_CALL_START"),
    @JsonSubTypes.Type(value = AgUiEvent.ToolCallArgs.class, name = "TOOL_CALL_ARGS"),
    @JsonSubTypes.Type(value = AgUiEvent.ToolCallEnd.class, name = "TOOL_CALL_END"),
    @JsonSubTypes.Type(value = AgUiEvent.ToolCallResult.class, name = "TOOL_CALL_RESULT"),
    @JsonSubTypes.Type(value = AgUiEvent.Custom.class, name = "CUSTOM")
})
public sealed interface AgUiEvent {

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record RunStarted(String threadId, String runId) implements AgUiEvent {
        public RunStarted {
            Objects.requireNonNull(threadId, "threadId");
            Objects.requireNonNull(runId, "runId");
        }
    }

    /// @param outcome absent when the run simply ended
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record RunFinished(
            String threadId, String runId, @Nullable Outcome outcome) implements AgUiEvent {
        public RunFinished {
            Objects.requireNonNull(threadId, "threadId");
            Objects.requireNonNull(runId, "runId");
        }
    }

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record RunError(String message, @Nullable String code) implements AgUiEvent {
        public RunError {
            Objects.requireNonNull(message, "message");
        }
    }

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record StepStarted(String stepName) implements AgUiEvent {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record StepFinished(String stepName) implements AgUiEvent {}

    /// @param role `assistant`
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record TextMessageStart(String messageId, String role) implements AgUiEvent {}

    /// @param delta never empty
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record TextMessageContent(String messageId, String delta) implements AgUiEvent {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record TextMessageEnd(String messageId) implements AgUiEvent {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record ToolCallStart(
            String toolCallId,
            String toolCallName,
            @Nullable String parentMessageId) implements AgUiEvent {}

    /// @param delta a piece of the arguments' JSON text
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record ToolCallArgs(String toolCallId, String delta) implements AgUiEvent {}

    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record ToolCallEnd(String toolCallId) implements AgUiEvent {}

    /// @param content the tool's answer as text
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record ToolCallResult(String messageId, String toolCallId, String content) implements AgUiEvent {}

    /// An event of ours; the names are in [RunEventNames].
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record Custom(String name, JsonNode value) implements AgUiEvent {}

    /// How a run ended when it did not simply end.
    ///
    /// @param type `interrupt`
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record Outcome(String type, List<Interrupt> interrupts) {
        public Outcome {
            interrupts = List.copyOf(Objects.requireNonNull(interrupts, "interrupts"));
        }

        public static Outcome interrupted(Interrupt interrupt) {
            return new Outcome("interrupt", List.of(interrupt));
        }
    }

    /// A question to the person; the next run's resume answers it by its id.
    ///
    /// @param reason `approval`
    /// @param message the question in words
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record Interrupt(String id, String reason, String message) {}
}
