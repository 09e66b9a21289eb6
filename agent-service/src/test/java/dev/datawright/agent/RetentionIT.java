package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.Message;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class RetentionIT extends WithAgent {

    @Test
    void forgetsEventsAndCheckpointsOfOldRunsAndKeepsWhatPeopleSee() {
        model.says("Hello.");
        Conversation old = agent.converse(OWNER);
        run(old, "hello");
        Conversation waiting = proposed();
        model.says("New.");
        Conversation young = agent.converse(OWNER);
        run(young, "something new");
        age(old);
        age(waiting);

        forget();

        assertThat(count("event", old)).isZero();
        assertThat(count("event", young)).isPositive();
        assertThat(agent.view(OWNER, old.id()).messages())
                .extracting(Message::text)
                .containsExactly("hello", "Hello.");
        model.says("Still here.");
        assertThat(text(run(old, "are you there?"))).isEqualTo("Still here.");
        // An open question can be answered however old it is.
        assertThat(agent.view(OWNER, waiting.id()).proposal()).isNotNull();
        assertThat(agent.database()
                        .sql("SELECT count(*) FROM agent.checkpoint WHERE thread_id IN"
                                + " (SELECT thread_id FROM agent.run WHERE conversation_id = :id)")
                        .param("id", waiting.id())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    private static void age(Conversation conversation) {
        for (String statement : new String[] {
            "UPDATE agent.run SET ended_at = now() - interval '8 days' WHERE conversation_id = :id",
            "UPDATE agent.checkpoint SET at = now() - interval '8 days' WHERE thread_id IN"
                    + " (SELECT thread_id FROM agent.run WHERE conversation_id = :id)"
        }) {
            agent.database().sql(statement).param("id", conversation.id()).update();
        }
    }

    private static int count(String table, Conversation conversation) {
        return agent.database()
                .sql("SELECT count(*) FROM agent." + table + " WHERE conversation_id = :id")
                .param("id", conversation.id())
                .query(Integer.class)
                .single();
    }

    /// Runs the sweep now instead of at its time.
    private static void forget() {
        try {
            Object retention = agent.context().getBean("retention");
            Method forget = retention.getClass().getDeclaredMethod("forget");
            forget.setAccessible(true);
            forget.invoke(retention);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
