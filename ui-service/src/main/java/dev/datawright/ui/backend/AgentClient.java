package dev.datawright.ui.backend;

import dev.datawright.contract.conversation.AnswerProposal;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.CreateConversation;
import dev.datawright.contract.conversation.ForkConversation;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.SendMessage;
import dev.datawright.contract.job.Listing;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
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

    /// A page of conversations, the newest first.
    ///
    /// @param query looked for in titles and messages; blank for all
    /// @param after the listing's `next`; absent for the first page
    public Listing<Conversation> conversations(String query, @Nullable String after, int limit) {
        HttpUrl.Builder url = http.url("conversations").addQueryParameter("limit", Integer.toString(limit));
        if (!query.isBlank()) {
            url.addQueryParameter("q", query.strip());
        }
        if (after != null) {
            url.addQueryParameter("after", after);
        }
        return http.get(url, new TypeReference<>() {});
    }

    /// Gives the conversation a title, and its design the name.
    public Conversation rename(UUID conversation, String title) {
        return http.patch(
                http.url("conversations", conversation.toString()), Map.of("title", title), new TypeReference<>() {});
    }

    /// What an answer and a conversation may use of the models.
    public SpendingLimits limits() {
        return http.get(http.url("limits"), new TypeReference<>() {});
    }

    public void delete(UUID conversation) {
        http.deleteForNothing(http.url("conversations", conversation.toString()));
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

    /// Has the person's newest message answered anew, when its run ended without an answer.
    public RunAccepted retry(UUID conversation, UUID message) {
        return http.post(
                http.url("conversations", conversation.toString(), "messages", message.toString(), "retry"),
                Map.of(),
                new TypeReference<>() {});
    }

    /// Takes a message back that waits for the end of a run.
    public void takeBack(UUID conversation, UUID message) {
        http.deleteForNothing(http.url("conversations", conversation.toString(), "queue", message.toString()));
    }

    /// Says an earlier message otherwise, in a new conversation.
    public Conversation fork(UUID conversation, UUID message, String text) {
        return http.post(
                http.url("conversations", conversation.toString(), "fork"),
                new ForkConversation(message, text),
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

    private static HttpUrl.Builder after(HttpUrl.Builder url, String cursor) {
        return cursor.isEmpty() ? url : url.addQueryParameter("after", cursor);
    }
}
