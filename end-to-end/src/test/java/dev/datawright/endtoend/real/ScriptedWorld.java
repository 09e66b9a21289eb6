package dev.datawright.endtoend.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.model.ScriptedUpstream;
import dev.datawright.testsupport.suite.Checkout;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.RunningSuite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;

/// The whole suite behind the real LiteLLM, whose model says what a story has written for it.
final class ScriptedWorld implements AutoCloseable {

    private final ScriptedUpstream upstream;
    private final LiteLlm gateway;
    private final RunningSuite suite;
    private final Person person;

    private ScriptedWorld(ScriptedUpstream upstream, LiteLlm gateway, RunningSuite suite) {
        this.upstream = upstream;
        this.gateway = gateway;
        this.suite = suite;
        this.person = suite.person();
    }

    /// @param environment of the suite
    static ScriptedWorld start(String name, Map<String, String> environment) {
        Path python = RealWorld.environment("datawright.real.litellm");
        ScriptedUpstream upstream = ScriptedUpstream.start();
        LiteLlm gateway = LiteLlm.start(python, state(name), upstream.url(), "sk-scripted");
        RunningSuite suite = RunningSuite.start(
                environment, "--gateway-url", gateway.url().toString(), "--gateway-key", LiteLlm.KEY);
        gateway.awaitReady();
        var world = new ScriptedWorld(upstream, gateway, suite);
        // The proxy's first answer takes longer than a story may want to wait.
        upstream.play(
                Collections.nCopies(4, WireJson.mapper().createObjectNode().put("says", "Here I am.")));
        ConversationView unused = world.says(world.person.opensConversation(), "hello");
        return world;
    }

    ScriptedUpstream upstream() {
        return upstream;
    }

    RunningSuite suite() {
        return suite;
    }

    Person person() {
        return person;
    }

    /// Says something that is answered at once, and waits for the answer's end.
    ConversationView says(Conversation conversation, String text) {
        RunAccepted accepted = person.edge()
                .post(
                        "/api/agent/conversations/%s/messages".formatted(conversation.id()),
                        new SendMessage(text),
                        RunAccepted.class);
        assertThat(accepted.queued()).isFalse();
        return person.awaitsQuiet(conversation);
    }

    @Override
    public void close() {
        suite.close();
        gateway.close();
        upstream.close();
    }

    private static Path state(String name) {
        try {
            return Files.createDirectories(Checkout.target("real/" + name + "-" + System.currentTimeMillis())
                    .resolve("litellm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
