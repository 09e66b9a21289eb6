package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.run.AgUiEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// AG-UI's rules about the order of events in a run, as its own client checks them. Between runs our own stream tells
/// what is no run's, such as a new title.
final class AgUiOrder {

    private AgUiOrder() {}

    static void check(List<EventStream.Received> received) {
        Set<String> messages = new HashSet<>();
        Set<String> calls = new HashSet<>();
        boolean running = false;
        for (EventStream.Received next : received) {
            AgUiEvent event = next.event();
            assertThat(running || event instanceof AgUiEvent.RunStarted || event instanceof AgUiEvent.Custom)
                    .as("%s outside of a run", event)
                    .isTrue();
            switch (event) {
                case AgUiEvent.RunStarted e -> {
                    assertThat(running).as("a run within a run").isFalse();
                    running = true;
                }
                case AgUiEvent.RunFinished e -> {
                    assertThat(messages).as("open at the end").isEmpty();
                    assertThat(calls).as("open at the end").isEmpty();
                    running = false;
                }
                case AgUiEvent.RunError e -> running = false;
                case AgUiEvent.TextMessageStart e ->
                    assertThat(messages.add(e.messageId())).isTrue();
                case AgUiEvent.TextMessageContent e -> {
                    assertThat(messages).contains(e.messageId());
                    assertThat(e.delta()).isNotEmpty();
                }
                case AgUiEvent.TextMessageEnd e ->
                    assertThat(messages.remove(e.messageId())).isTrue();
                case AgUiEvent.ToolCallStart e ->
                    assertThat(calls.add(e.toolCallId())).isTrue();
                case AgUiEvent.ToolCallArgs e -> assertThat(calls).contains(e.toolCallId());
                case AgUiEvent.ToolCallEnd e ->
                    assertThat(calls.remove(e.toolCallId())).isTrue();
                case AgUiEvent.ToolCallResult e -> assertThat(calls).doesNotContain(e.toolCallId());
                case AgUiEvent.StepStarted e -> {}
                case AgUiEvent.StepFinished e -> {}
                case AgUiEvent.Custom e -> {}
            }
        }
    }
}
