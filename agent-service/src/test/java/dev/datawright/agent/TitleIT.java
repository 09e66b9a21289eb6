package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.run.RunEventNames;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class TitleIT extends WithAgent {

    private static final String NAMED = COLUMNS.replace("{\"columns\"", "{\"name\":\"Parking fines\",\"columns\"");

    @Test
    void followsTheDatasetsName() {
        model.calls("set_columns", NAMED).says("Done.");
        Conversation conversation = agent.converse(OWNER);

        List<EventStream.Received> events = run(conversation, "200 fines");

        assertThat(customs(events, RunEventNames.TITLE))
                .extracting(value -> value.path("title").asString())
                .containsExactly("200 fines", "Parking fines");
        assertThat(title(conversation)).isEqualTo("Parking fines");
    }

    @Test
    void keepsWhatThePersonCalledIt() {
        Conversation conversation = agent.converse(OWNER);
        assertThat(agent.rename(OWNER, conversation.id(), "  My\n fines ").body())
                .contains("\"title\":\"My fines\"");
        model.calls("set_columns", NAMED).says("Done.");

        List<EventStream.Received> events = run(conversation, "200 fines");

        assertThat(customs(events, RunEventNames.TITLE)).isEmpty();
        assertThat(title(conversation)).isEqualTo("My fines");
    }

    @Test
    void namesTheDesignTooAndTellsOtherTabs() {
        Conversation conversation = agent.converse(OWNER);
        try (EventStream stream = agent.events(OWNER, conversation.id(), 0)) {
            agent.rename(OWNER, conversation.id(), "My fines");

            assertThat(customs(stream.until(event -> true), RunEventNames.TITLE)
                            .getFirst()
                            .path("title")
                            .asString())
                    .isEqualTo("My fines");
        }
        assertThat(bridge.designs().newest(conversation.designId()).path("name").asString())
                .isEqualTo("My fines");
    }

    @Test
    void renamesNothingWhileTheBridgeIsAway() {
        Conversation conversation = agent.converse(OWNER);
        bridge.goAway();
        HttpResponse<String> refused;
        try {
            refused = agent.rename(OWNER, conversation.id(), "My fines");
        } finally {
            bridge.comeBack();
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(problem(refused).detail())
                .isEqualTo("The bridge does not answer, so the dataset keeps its name 'New dataset'. Try again in a"
                        + " while.");
        assertThat(title(conversation)).isEqualTo("New dataset");
    }

    @Test
    void archivesTheDesignOfADeletedConversationAsSoonAsTheBridgeIsThere() {
        Conversation conversation = agent.converse(OWNER);
        assertThat(agent.delete(OWNER, conversation.id()).statusCode()).isEqualTo(204);
        assertThat(bridge.designs().archived()).contains(conversation.designId().toString());

        Conversation later = agent.converse(OWNER);
        bridge.goAway();
        try {
            assertThat(agent.delete(OWNER, later.id()).statusCode()).isEqualTo(204);
        } finally {
            bridge.comeBack();
        }
        assertThat(agent.send(agent.request(OWNER, "/api/agent/conversations/" + later.id())
                                .GET())
                        .statusCode())
                .isEqualTo(404);
        dueNow();
        Await.until(() -> bridge.designs().archived().contains(later.designId().toString()));
    }

    private static String title(Conversation conversation) {
        return agent.view(OWNER, conversation.id()).conversation().title();
    }

    private static void dueNow() {
        agent.database().sql("UPDATE agent.archive SET due_at = now()").update();
    }
}
