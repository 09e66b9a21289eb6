package dev.datawright.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.engine.model.ChatModels.ChatMessage;
import dev.datawright.engine.model.ChatModels.ChatQuestion;
import dev.datawright.engine.model.ScriptedGateway.Answer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// LiteLLM's refusals of a budget. The first is played from LiteLLM 1.106.2's documented answer, since its database was
/// not there to be seen; the second was recorded from the real proxy without one.
class SpentBudgetTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | budget_exceeded | Budget has been exceeded! Current cost: 50.2, Max budget: 50.0",
                "429 | internal_server_error | No deployments available - crossed budget: Exceeded budget for writer"
            })
    void isNotWaitedFor(int status, String type, String message) {
        String body = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":\"%d\"}}"
                .formatted(message, type, status);
        try (ScriptedGateway gateway = new ScriptedGateway(number -> new Answer(status, body, ""));
                GatewayChatModels models = new GatewayChatModels(gateway.options())) {
            ChatQuestion question = new ChatQuestion(
                    "writer", List.of(new ChatMessage("user", "Write.")), InferenceParameters.defaults());

            assertThatThrownBy(() -> models.ask(question))
                    .isInstanceOfSatisfying(ModelCallException.class, refused -> {
                        assertThat(refused.kind()).isEqualTo(ModelCallException.Kind.REFUSED);
                        assertThat(refused.mayPass()).isFalse();
                    })
                    .hasMessage("The gateway answered %d for the model 'writer': %s".formatted(status, message));
        }
    }
}
