package dev.datawright.ui.backend;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.CreateConversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.job.Listing;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/// Conversations with the agent. Every call blocks and throws [BackendFailure].
public final class AgentClient {
    private final Http http;

    AgentClient(Http http) {
        this.http = http;
    }

    public Conversation create() {
        return http.post(http.url("conversations"), new CreateConversation(null), new TypeReference<>() {});
    }

    /// The newest conversations, at most 50.
    public List<Conversation> conversations() {
        return http.get(
                        http.url("conversations").addQueryParameter("limit", "50"),
                        new TypeReference<Listing<Conversation>>() {})
                .items();
    }

    public ConversationView view(UUID conversation) {
        return http.get(http.url("conversations", conversation.toString()), new TypeReference<>() {});
    }

    public RunAccepted send(UUID conversation, String text) {
        return http.post(
                http.url("conversations", conversation.toString(), "messages"),
                new SendMessage(text),
                new TypeReference<>() {});
    }

    public RunAccepted answer(UUID conversation, AnswerProposal answer) {
        return http.post(
                http.url("conversations", conversation.toString(), "answers"), answer, new TypeReference<>() {});
    }

    public void stop(UUID conversation) {
        http.postForNothing(http.url("conversations", conversation.toString(), "stop"));
    }

    /// Follows a conversation's events from the feed's cursor until closed.
    public EventStream follow(UUID conversation, EventStream.Feed feed) {
        return EventStream.open(
                http, cursor -> after(http.url("conversations", conversation.toString(), "events"), cursor), feed);
    }

    private static okhttp3.HttpUrl.Builder after(okhttp3.HttpUrl.Builder url, String cursor) {
        return cursor.isEmpty() ? url : url.addQueryParameter("after", cursor);
    }
}
