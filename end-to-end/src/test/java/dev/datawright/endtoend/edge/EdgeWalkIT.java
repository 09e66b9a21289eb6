package dev.datawright.endtoend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.json.WireJson;
import dev.datawright.testsupport.suite.Caller;
import dev.datawright.testsupport.suite.Person;
import dev.datawright.testsupport.suite.RunningSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Every operation that exists, found in the services' own OpenAPI descriptions, without a token and with somebody
/// else's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeWalkIT {

    /// What must answer without a token: the description itself, and files behind a signed link.
    private static final Set<String> OPEN =
            Set.of("/api/bridge/openapi", "/api/bridge/docs", "/api/bridge/files/{ticket}/{name}");

    /// The agent's operations, from docs/reference/services.md.
    private static final List<Operation> AGENT = List.of(
            new Operation("POST", "/api/agent/conversations"),
            new Operation("GET", "/api/agent/conversations"),
            new Operation("GET", "/api/agent/conversations/{conversation}"),
            new Operation("PATCH", "/api/agent/conversations/{conversation}"),
            new Operation("POST", "/api/agent/conversations/{conversation}/messages"),
            new Operation("POST", "/api/agent/conversations/{conversation}/answers"),
            new Operation("POST", "/api/agent/conversations/{conversation}/stop"),
            new Operation("GET", "/api/agent/conversations/{conversation}/events"),
            new Operation("DELETE", "/api/agent/conversations/{conversation}"),
            new Operation("POST", "/api/agent/agui"));

    private final RunningSuite suite = RunningSuite.shared();
    private final Person owner = suite.person();

    private Conversation conversation;
    private JobProposal proposal;
    private UUID job;
    private List<Operation> operations;

    @BeforeAll
    void ownsADesignAConversationAndAJob() {
        conversation = owner.opensConversation();
        var unused = owner.says(conversation, "5 parking tickets with ticket number and a fine between 15 and 250");
        proposal = owner.awaitsProposal(conversation);
        owner.approves(conversation, proposal);
        job = owner.awaitsJob(conversation);
        var ended = owner.awaitsEnd(job, Duration.ofMinutes(1));
        operations = operations();
        assertThat(operations).hasSizeGreaterThan(30);
        assertThat(ended.status().isFinal()).isTrue();
    }

    @TestFactory
    List<DynamicTest> refusesACallWithoutToken() {
        Caller stranger = Caller.withoutToken(suite.url());
        return operations.stream()
                .filter(operation -> !OPEN.contains(operation.path()))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Caller.Answer answer = stranger.send(operation.method(), address(operation), body(operation));
                    assertThat(answer.status()).as(answer::body).isEqualTo(401);
                    assertThat(answer.body()).as("a problem, not a page").startsWith("{");
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> hidesOnesThingsFromOthers() {
        Caller other = suite.somebodyElse().edge();
        return operations.stream()
                .filter(operation -> operation.path().contains("{") && !OPEN.contains(operation.path()))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> {
                    Caller.Answer answer = other.send(operation.method(), address(operation), body(operation));
                    assertThat(answer.status()).as(answer::body).isEqualTo(404);
                }))
                .toList();
    }

    /// The one operation that names a conversation in its body.
    @Test
    void hidesAConversationFromARunOfSomebodyElse() {
        Caller.Answer answer = suite.somebodyElse()
                .edge()
                .send(
                        "POST",
                        "/api/agent/agui",
                        Map.of(
                                "threadId",
                                conversation.id(),
                                "runId",
                                UUID.randomUUID(),
                                "messages",
                                List.of(Map.of("id", "1", "role", "user", "content", "Hello")),
                                "tools",
                                List.of(),
                                "context",
                                List.of()));

        assertThat(answer.status()).as(answer::body).isEqualTo(404);
    }

    @TestFactory
    List<DynamicTest> showsNothingOfOthersInLists() {
        Caller other = suite.somebodyElse().edge();
        return List.of("/api/bridge/designs", "/api/bridge/jobs", "/api/agent/conversations").stream()
                .map(path -> DynamicTest.dynamicTest(
                        path,
                        () -> assertThat(other.get(path, JsonNode.class).path("items"))
                                .isEmpty()))
                .toList();
    }

    private List<Operation> operations() {
        JsonNode described = owner.edge().get("/api/bridge/openapi", JsonNode.class);
        List<Operation> found = new ArrayList<>(AGENT);
        described
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(Set.of("get", "post", "put", "patch", "delete")::contains)
                        .forEach(method ->
                                found.add(new Operation(method.toUpperCase(java.util.Locale.ROOT), path.getKey()))));
        found.add(new Operation("POST", "/mcp"));
        return found;
    }

    /// The owner's own things in the place of a path's variables.
    private String address(Operation operation) {
        String path = operation.path();
        UUID id = path.contains("/jobs/") ? job : conversation.designId();
        String address =
                path.replace("{conversation}", conversation.id().toString()).replaceAll("\\{[^}]*}", id.toString());
        return operation.method().equals("DELETE") && path.endsWith("/columns") ? address + "?name=fine" : address;
    }

    /// A body that is right, so that nothing but the caller can be the reason for a refusal.
    private @Nullable Object body(Operation operation) {
        String path = operation.path();
        return switch (operation.method()) {
            case "GET", "DELETE" -> null;
            default -> {
                if (path.endsWith("/messages")) {
                    yield Map.of("text", "Hello");
                } else if (path.endsWith("/answers")) {
                    yield Map.of("interrupt_id", proposal.interruptId());
                } else if (path.endsWith("/columns")) {
                    yield Map.of(
                            "columns",
                            List.of(Map.of(
                                    "column_type",
                                    "sampler",
                                    "name",
                                    "paid",
                                    "sampler_type",
                                    "bernoulli",
                                    "params",
                                    Map.of("p", 0.7))));
                } else if (path.endsWith("/constraints")) {
                    yield Map.of("constraints", List.of());
                } else if (path.endsWith("/restore")) {
                    yield Map.of("version", 1);
                } else if (path.endsWith("/estimate")) {
                    yield Map.of("rows", 5);
                } else if (path.endsWith("/links")) {
                    yield Map.of("format", "csv");
                } else if (path.endsWith("/approvals")) {
                    yield proposal.spec();
                } else if (path.endsWith("/jobs")) {
                    yield Map.of("spec", proposal.spec());
                } else if (path.endsWith("/conversations/{conversation}")) {
                    yield Map.of("title", "Mine");
                } else if (path.endsWith("/designs/{id}")) {
                    yield Map.of("name", "Mine");
                } else {
                    yield WireJson.mapper().createObjectNode();
                }
            }
        };
    }

    private record Operation(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
