package dev.datawright.agent.conversation;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Everybody's conversations; each call names the owner, and another owner's conversation does not exist.
@Component
public class Conversations {

    /// What a conversation is called until its first message.
    public static final String UNTITLED = "New dataset";

    private static final String SELECT = "SELECT c.*, (SELECT r.id FROM agent.run r WHERE r.conversation_id = c.id"
            + " AND r.state IN ('queued', 'running')) AS active_run_id"
            + " FROM agent.conversation c WHERE c.deleted_at IS NULL AND c.owner = :owner";

    // The collation knows every language's capitals, whatever the database was made with.
    private static final String MATCHING = " AND (c.title COLLATE \"und-x-icu\" ILIKE :words"
            + " OR EXISTS (SELECT 1 FROM agent.message m WHERE m.conversation_id = c.id AND m.role <> 'tool'"
            + " AND m.text COLLATE \"und-x-icu\" ILIKE :words))";

    private final JdbcClient database;
    private final Transcripts transcripts;
    private final Proposals proposals;
    private final WaitingMessages waiting;
    private final Unanswered unanswered;
    private final Announcements announcements;
    private final Events events;
    private final EventHub hub;

    Conversations(
            JdbcClient database,
            Transcripts transcripts,
            Proposals proposals,
            WaitingMessages waiting,
            Unanswered unanswered,
            Announcements announcements,
            Events events,
            EventHub hub) {
        this.database = database;
        this.transcripts = transcripts;
        this.proposals = proposals;
        this.waiting = waiting;
        this.unanswered = unanswered;
        this.announcements = announcements;
        this.events = events;
        this.hub = hub;
    }

    /// Stores a new conversation about a design.
    ///
    /// @param title absent: the first message gives it
    /// @param model the gateway's alias of the model that answers here; absent: the agent's own
    public Conversation create(
            String owner, UUID id, @Nullable String title, @Nullable String model, UUID designId, int designVersion) {
        database.sql("INSERT INTO agent.conversation (id, owner, title, titled, renamed, model, design_id,"
                        + " design_version) VALUES (:id, :owner, :title, :titled, :titled, :model, :design, :version)")
                .param("model", model)
                .param("id", id)
                .param("owner", owner)
                .param("title", title == null ? UNTITLED : title)
                .param("titled", title != null)
                .param("design", designId)
                .param("version", designVersion)
                .update();
        return find(owner, id);
    }

    public Conversation find(String owner, UUID id) {
        return optional(owner, id).orElseThrow(() -> ProblemException.noSuchConversation(id));
    }

    /// Newest first.
    ///
    /// @param words only conversations with these words in their title or messages; absent: all
    /// @param after where the page before ended
    public Listing<Conversation> list(String owner, @Nullable String words, @Nullable String after, int limit) {
        String position = after == null ? "" : position(after);
        List<Conversation> found = database.sql(SELECT
                        + (words == null ? "" : MATCHING)
                        + (position.isEmpty() ? "" : " AND (c.created_at, c.id) < (:at::timestamptz, :id::uuid)")
                        + " ORDER BY c.created_at DESC, c.id DESC LIMIT :limit")
                .param("owner", owner)
                .param("at", position.isEmpty() ? null : position.substring(0, position.indexOf('|')))
                .param("id", position.isEmpty() ? null : position.substring(position.indexOf('|') + 1))
                .param("words", words == null ? null : "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("limit", limit + 1)
                .query((row, number) -> read(row))
                .list();
        if (found.size() <= limit) {
            return new Listing<>(found, null);
        }
        Conversation last = found.get(limit - 1);
        String next = last.createdAt() + "|" + last.id();
        return new Listing<>(
                found.subList(0, limit),
                Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(StandardCharsets.UTF_8)));
    }

    /// All of one conversation at one moment, so that its cursor fits what it shows.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ConversationView view(String owner, UUID id) {
        Conversation conversation = find(owner, id);
        UUID active = conversation.activeRunId();
        UUID jobId = database.sql("SELECT job_id FROM agent.conversation WHERE id = :id")
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(row.getObject("job_id", UUID.class)))
                .single()
                .orElse(null);
        return new ConversationView(
                conversation,
                transcripts.shown(id, active == null ? Map.of() : events.openTexts(id, active), active),
                waiting.of(id),
                proposals.settled(id),
                proposals.open(id).map(Proposal::job).orElse(null),
                jobId,
                unanswered.failure(id).orElse(null),
                events.cursor(id));
    }

    /// Stores another's successor: like it in title, about a design of its own.
    public Conversation createLike(Conversation source, String owner, UUID id, UUID designId, int designVersion) {
        database.sql("INSERT INTO agent.conversation (id, owner, title, titled, renamed, model, design_id,"
                        + " design_version) SELECT :id, owner, title, titled, renamed, model, :design, :version"
                        + " FROM agent.conversation WHERE id = :source")
                .param("id", id)
                .param("design", designId)
                .param("version", designVersion)
                .param("source", source.id())
                .update();
        return find(owner, id);
    }

    /// Gives a conversation the title that the person wants; it stays from then on.
    @Transactional
    public Conversation rename(String owner, UUID id, String title) {
        Conversation locked = lock(owner, id);
        database.sql("UPDATE agent.conversation SET title = :title, titled = true, renamed = true, changed_at = now()"
                        + " WHERE id = :id")
                .param("title", title)
                .param("id", id)
                .update();
        if (!locked.title().equals(title)) {
            announcements.tell(locked, CustomEvents.title(title));
        }
        return find(owner, id);
    }

    /// Deletes a conversation.
    ///
    /// @return its design, when no other conversation is about it
    @Transactional
    public Optional<UUID> delete(String owner, UUID id) {
        UUID designId = lock(owner, id).designId();
        database.sql("UPDATE agent.conversation SET deleted_at = now() WHERE id = :id")
                .param("id", id)
                .update();
        boolean used = database.sql("SELECT count(*) FROM agent.conversation WHERE design_id = :design"
                                + " AND deleted_at IS NULL")
                        .param("design", designId)
                        .query(Integer.class)
                        .single()
                > 0;
        return used ? Optional.empty() : Optional.of(designId);
    }

    /// Locks the conversation for the caller's transaction, so that one message, answer or job end comes at a time.
    public Conversation lock(String owner, UUID id) {
        database.sql("SELECT id FROM agent.conversation WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return find(owner, id);
    }

    public void noteDesignVersion(UUID id, int version) {
        database.sql("UPDATE agent.conversation SET design_version = :version WHERE id = :id")
                .param("version", version)
                .param("id", id)
                .update();
    }

    public @Nullable Integer designVersion(UUID id) {
        return database.sql("SELECT design_version FROM agent.conversation WHERE id = :id")
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(row.getObject("design_version", Integer.class)))
                .single()
                .orElse(null);
    }

    public void noteJob(UUID id, UUID jobId) {
        database.sql("UPDATE agent.conversation SET job_id = :job WHERE id = :id")
                .param("job", jobId)
                .param("id", id)
                .update();
    }

    /// Follows the events after a cursor.
    public EventReader follow(UUID id, long after) {
        return new EventReader(events, hub, id, after);
    }

    private Optional<Conversation> optional(String owner, UUID id) {
        return database.sql(SELECT + " AND c.id = :id")
                .param("owner", owner)
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    private static String position(String after) {
        try {
            String position = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            java.time.Instant.parse(position.substring(0, position.indexOf('|')));
            UUID.fromString(position.substring(position.indexOf('|') + 1));
            return position;
        } catch (RuntimeException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "'after' is not the 'next' of a page of conversations. Leave it out for the first page.",
                    e);
        }
    }

    private static Conversation read(ResultSet row) throws SQLException {
        return new Conversation(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("design_id", UUID.class),
                row.getObject("active_run_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
