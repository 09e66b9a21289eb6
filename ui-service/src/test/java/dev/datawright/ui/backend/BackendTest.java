package dev.datawright.ui.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.job.Listing;
import dev.datawright.ui.ScriptedServices;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendTest {
    @TempDir
    Path folder;

    private ScriptedServices services;
    private Path token;
    private AgentClient agent;

    @BeforeEach
    void start() throws IOException {
        services = ScriptedServices.start();
        token = ScriptedServices.tokenFile(folder);
        BackendConfiguration configuration = new BackendConfiguration();
        OkHttpClient client = configuration.okHttpClient();
        agent = configuration.agentClient(
                client, new BackendProperties(URI.create(services.url() + "/"), URI.create(services.url()), token));
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void readsTheTokenAgainOnEveryCall() throws IOException {
        assertThat(agent.conversations("", null, 10).items()).isEmpty();
        Files.writeString(token, "expired");
        assertThatThrownBy(() -> agent.conversations("", null, 10))
                .isInstanceOf(BackendFailure.Refused.class)
                .hasMessage("Send the person's token.");
        Files.writeString(token, ScriptedServices.TOKEN);
        assertThat(agent.conversations("", null, 10).items()).isEmpty();
    }

    @Test
    void searchesAndPagesThroughConversations() {
        services.agent().remembers("Parking tickets", "Gym members", "Web shop orders");
        Listing<Conversation> first = agent.conversations("", null, 2);
        assertThat(first.items()).extracting(Conversation::title).containsExactly("Web shop orders", "Gym members");
        Listing<Conversation> second = agent.conversations("", first.next(), 2);
        assertThat(second.items()).extracting(Conversation::title).containsExactly("Parking tickets");
        assertThat(second.next()).isNull();
        assertThat(agent.conversations(" gym & ", null, 2).items()).isEmpty();
        assertThat(agent.conversations(" gym ", null, 2).items())
                .extracting(Conversation::title)
                .containsExactly("Gym members");
    }

    @Test
    void renamesAndDeletesAConversation() {
        UUID conversation = agent.create().id();
        assertThat(agent.rename(conversation, "Fines of 2025").title()).isEqualTo("Fines of 2025");
        agent.delete(conversation);
        assertThatThrownBy(() -> agent.view(conversation)).hasMessage("There is no such conversation.");
    }

    @Test
    void takesAWaitingMessageBackAndForksAnEarlierOne() {
        UUID conversation = agent.create().id();
        assertThat(agent.send(conversation, "200 tickets").queued()).isFalse();
        assertThat(agent.send(conversation, "and a street").queued()).isTrue();
        ConversationView view = agent.view(conversation);
        UUID waiting = view.queued().getFirst().id();
        agent.takeBack(conversation, waiting);
        assertThat(agent.view(conversation).queued()).isEmpty();
        assertThatThrownBy(() -> agent.takeBack(conversation, waiting)).hasMessage("That message does not wait.");
        Conversation fork = agent.fork(conversation, view.messages().getFirst().id(), "300 tickets");
        assertThat(agent.view(fork.id()).messages()).extracting(Message::text).containsExactly("300 tickets");
    }

    @Test
    void saysWhatAProblemSays() {
        assertThatThrownBy(() -> agent.view(new UUID(0, 0)))
                .isInstanceOfSatisfying(BackendFailure.Refused.class, refused -> {
                    assertThat(refused.isNotFound()).isTrue();
                    assertThat(refused.sentence()).isEqualTo("There is no such conversation.");
                });
    }

    @Test
    void saysCalmlyThatAServiceIsAway() {
        services.agent().goAway();
        assertThatThrownBy(() -> agent.conversations("", null, 10))
                .isInstanceOf(BackendFailure.Away.class)
                .hasMessage("The agent cannot be reached at the moment. Nothing is lost; try again when it is back.");
    }

    @Test
    void goesOnAfterTheLastEventWhenAStreamWasCut() throws InterruptedException {
        UUID conversation = agent.create().id();
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (EventStream stream = agent.follow(conversation, new Hearing(heard))) {
            assertThat(stream).isNotNull();
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("opened");
            services.agent().startsTool("adding columns");
            assertThat(heard.poll(5, TimeUnit.SECONDS)).contains("adding columns");
            services.agent().goAway();
            assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo("away");
            services.agent().finishesRun();
            services.agent().comeBack();
            String next = heard.poll(10, TimeUnit.SECONDS);
            while ("away".equals(next)) {
                next = heard.poll(10, TimeUnit.SECONDS);
            }
            assertThat(next).isEqualTo("opened");
            assertThat(heard.poll(5, TimeUnit.SECONDS)).contains("RUN_FINISHED");
        }
    }

    private record Hearing(BlockingQueue<String> heard) implements EventStream.Feed {
        @Override
        public void opened() {
            heard.add("opened");
        }

        @Override
        public void received(String data) {
            heard.add(data);
        }

        @Override
        public void away() {
            heard.add("away");
        }

        @Override
        public void refused(BackendFailure.Refused refusal) {
            heard.add(refusal.sentence());
        }
    }
}
