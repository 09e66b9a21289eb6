package dev.datawright.contract.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class AgUiEventTest {

    private final JsonMapper json = WireJson.mapper();

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        new AgUiEvent.RunStarted("t", "r"),
                        "{\"type\":\"RUN_STARTED\",\"threadId\":\"t\",\"runId\":\"r\"}"),
                Arguments.of(
                        new AgUiEvent.RunFinished("t", "r", null),
                        "{\"type\":\"RUN_FINISHED\",\"threadId\":\"t\",\"runId\":\"r\"}"),
                Arguments.of(
                        new AgUiEvent.RunFinished(
                                "t",
                                "r",
                                AgUiEvent.Outcome.interrupted(new AgUiEvent.Interrupt("i", "approval", "Go on?"))),
                        "{\"type\":\"RUN_FINISHED\",\"threadId\":\"t\",\"runId\":\"r\",\"outcome\":{\"type\":"
                                + "\"interrupt\",\"interrupts\":[{\"id\":\"i\",\"reason\":\"approval\","
                                + "\"message\":\"Go on?\"}]}}"),
                Arguments.of(new AgUiEvent.RunError("No.", null), "{\"type\":\"RUN_ERROR\",\"message\":\"No.\"}"),
                Arguments.of(
                        new AgUiEvent.StepStarted("reasoner"), "{\"type\":\"STEP_STARTED\",\"stepName\":\"reasoner\"}"),
                Arguments.of(
                        new AgUiEvent.TextMessageContent("m", "Hi"),
                        "{\"type\":\"TEXT_MESSAGE_CONTENT\",\"messageId\":\"m\",\"delta\":\"Hi\"}"),
                Arguments.of(
                        new AgUiEvent.ToolCallStart("c", "set_columns", null),
                        "{\"type\":\"TOOL_CALL_START\",\"toolCallId\":\"c\",\"toolCallName\":\"set_columns\"}"),
                Arguments.of(
                        new AgUiEvent.Custom(
                                RunEventNames.DESIGN, WireJson.mapper().readTree("{\"version\":2}")),
                        "{\"type\":\"CUSTOM\",\"name\":\"datawright.design\",\"value\":{\"version\":2}}"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void speaksTheProtocolsNamesAndLeavesOutWhatIsAbsent(AgUiEvent event, String wire) {
        assertThat(json.writeValueAsString(event)).isEqualTo(wire);
        assertThat(json.readValue(wire, AgUiEvent.class)).isEqualTo(event);
    }
}
