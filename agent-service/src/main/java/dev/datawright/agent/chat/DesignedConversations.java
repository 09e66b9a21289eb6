package dev.datawright.agent.chat;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.Titles;
import dev.datawright.agent.model.ModelGateway;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.request.Requests;
import dev.datawright.agent.run.Runs;
import dev.datawright.agent.tools.Bridge;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.BridgeDesigns;
import dev.datawright.agent.tools.DesignArchives;
import dev.datawright.agent.tools.ToolAnswer;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// Makes, names and deletes conversations together with their designs at the bridge.
@Component
class DesignedConversations {

    private final Conversations conversations;
    private final Runs runs;
    private final ModelGateway gateway;
    private final Bridge bridge;
    private final BridgeDesigns designs;
    private final DesignArchives archives;
    private final Requests requests;
    private final TransactionTemplate transactions;

    DesignedConversations(
            Conversations conversations,
            Runs runs,
            ModelGateway gateway,
            Bridge bridge,
            BridgeDesigns designs,
            DesignArchives archives,
            Requests requests,
            TransactionTemplate transactions) {
        this.conversations = conversations;
        this.runs = runs;
        this.gateway = gateway;
        this.bridge = bridge;
        this.designs = designs;
        this.archives = archives;
        this.requests = requests;
        this.transactions = transactions;
    }

    /// @param title absent: the first message gives it
    /// @param model one of the gateway's aliases; absent: the agent's own
    Conversation create(String owner, @Nullable String title, @Nullable String model, @Nullable String key) {
        // Without a model these are the arguments that were remembered before there was a choice.
        List<?> arguments = model == null ? Arrays.asList("create", title) : Arrays.asList("create", title, model);
        Optional<Conversation> before = requests.before(owner, key, arguments, Conversation.class);
        if (before.isPresent()) {
            return conversations.find(owner, before.get().id());
        }
        if (model != null) {
            checkModel(model);
        }
        UUID id = newId(owner, key, "create");
        ToolAnswer design = createDesign(owner, id, title == null ? Conversations.UNTITLED : title);
        return Objects.requireNonNull(transactions.execute(status -> requests.once(
                owner,
                key,
                arguments,
                Conversation.class,
                () -> conversations.create(
                        owner,
                        id,
                        title,
                        model,
                        UUID.fromString(design.structured().path("design_id").asString()),
                        design.structured().path("version").asInt(1)))));
    }

    /// The design is named first: a bridge that is away leaves the conversation's title as it was.
    Conversation rename(String owner, UUID id, String wished) {
        Conversation conversation = conversations.find(owner, id);
        String title = Titles.checked(wished);
        try {
            designs.rename(owner, conversation.designId(), title);
        } catch (BridgeAway e) {
            throw new ProblemException(
                    ProblemType.UPSTREAM_AWAY,
                    "The bridge does not answer, so the dataset keeps its name '" + conversation.title()
                            + "'. Try again in a while.",
                    e);
        }
        return conversations.rename(owner, id, title);
    }

    /// The design is archived at once, or as soon as the bridge is there again.
    void delete(String owner, UUID id) {
        runs.stop(owner, id);
        transactions.executeWithoutResult(
                status -> conversations.delete(owner, id).ifPresent(designId -> archives.note(owner, designId)));
        archives.archiveDue();
    }

    /// An id for something new; under a key it is the same again, so that a half-done call is gone on with.
    static UUID newId(String owner, @Nullable String key, String purpose) {
        String used = Requests.checked(key);
        return used == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((purpose + "/" + owner + "/" + used).getBytes(StandardCharsets.UTF_8));
    }

    private void checkModel(String model) {
        List<String> known = gateway.aliases()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UPSTREAM_AWAY,
                        "The model gateway does not answer, so it is not known whether it has '" + model
                                + "'. Leave out model, or try again in a while."));
        if (!known.contains(model)) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "model is '" + model + "', which the model gateway does not have. It has: "
                            + String.join(", ", known) + ". Leave it out to take the agent's own.");
        }
    }

    private ToolAnswer createDesign(String owner, UUID conversationId, String name) {
        ObjectNode arguments = WireJson.mapper().createObjectNode().put("name", name);
        try {
            ToolAnswer answer = bridge.call(owner, "create_design", arguments, conversationId + "/create_design");
            if (answer.failed()) {
                throw new ProblemException(
                        ProblemType.UPSTREAM_FAILED, "The bridge did not make a design: " + answer.text());
            }
            return answer;
        } catch (BridgeAway e) {
            throw new ProblemException(
                    ProblemType.UPSTREAM_AWAY,
                    "The bridge does not answer, so no new dataset can be started. Try again in a while.",
                    e);
        }
    }
}
