package dev.datawright.bridge.usage;

import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What an owner's conversations and jobs have used of the models; lines are only ever added.
@Component
public class Usage {

    private static final int LONGEST = 200;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private final JdbcClient jdbc;
    private final Effects effects;
    private final Clock clock;
    private final Supplier<UUID> ids;

    Usage(JdbcClient jdbc, Effects effects, Clock clock, Supplier<UUID> ids) {
        this.jdbc = jdbc;
        this.effects = effects;
        this.clock = clock;
        this.ids = ids;
    }

    public UsageEntry add(Call call, UsageEntry entry) {
        call.require(Scope.WRITE);
        check(entry);
        return effects.once(call, "usage", entry, UsageEntry.class, () -> {
            write(call.owner(), entry);
            return entry;
        });
    }

    /// Writes down what a job of the owner used, in the transaction that ends the job: once, or not at all. A job that
    /// was taken up again counts on, so what was written down when it first ended is taken off.
    ///
    /// @param entries what the job has used altogether, one for each model
    @Transactional(propagation = Propagation.MANDATORY)
    public void addOfJob(String owner, List<UsageEntry> entries) {
        for (UsageEntry entry : entries) {
            UsageEntry left = notWrittenYet(owner, entry);
            if (left.inputTokens() > 0 || left.outputTokens() > 0 || left == entry) {
                write(owner, left);
            }
        }
    }

    private UsageEntry notWrittenYet(String owner, UsageEntry entry) {
        return jdbc.sql("select count(*) as entries, coalesce(sum(input_tokens), 0) as input,"
                        + " coalesce(sum(output_tokens), 0) as output, coalesce(sum(cost_usd), 0) as cost,"
                        + " coalesce(sum(calls), 0) as calls from usage"
                        + " where owner = :owner and job_id = :job and source = :source and model = :model")
                .param("owner", owner)
                .param("job", entry.jobId())
                .param("source", entry.source())
                .param("model", entry.model())
                .query((row, number) -> row.getLong("entries") == 0
                        ? entry
                        : new UsageEntry(
                                entry.source(),
                                entry.conversationId(),
                                entry.jobId(),
                                entry.model(),
                                Math.max(0, entry.inputTokens() - row.getLong("input")),
                                Math.max(0, entry.outputTokens() - row.getLong("output")),
                                entry.costUsd() == null
                                        ? null
                                        : (Double) Math.max(0, entry.costUsd() - row.getDouble("cost")),
                                entry.estimated(),
                                Math.max(0, entry.callsMade() - row.getLong("calls"))))
                .single();
    }

    private void write(String owner, UsageEntry entry) {
        jdbc.sql("insert into usage (id, owner, source, conversation_id, job_id, model, input_tokens,"
                        + " output_tokens, cost_usd, estimated, calls, at) values (:id, :owner, :source, :conversation,"
                        + " :job, :model, :input, :output, :cost, :estimated, :calls, :at)")
                .param("id", ids.get())
                .param("owner", owner)
                .param("source", entry.source())
                .param("conversation", entry.conversationId())
                .param("job", entry.jobId())
                .param("model", entry.model())
                .param("input", entry.inputTokens())
                .param("output", entry.outputTokens())
                .param("cost", entry.costUsd())
                .param("estimated", entry.estimated())
                .param("calls", entry.callsMade())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Sums of the owner's lines, narrowed to a conversation or a job when one is given.
    public UsageSums sums(Call call, @Nullable UUID conversationId, @Nullable UUID jobId) {
        call.require(Scope.READ);
        return jdbc.sql("select " + UsageTables.SUMS + " from usage where owner = :owner"
                        + " and (cast(:conversation as uuid) is null or conversation_id = :conversation)"
                        + " and (cast(:job as uuid) is null or job_id = :job)")
                .param("owner", call.owner())
                .param("conversation", conversationId)
                .param("job", jobId)
                .query((row, number) -> UsageTables.sums(row))
                .single();
    }

    /// The body comes from the wire, where any field can be missing.
    private static void check(UsageEntry entry) {
        List<Violation> violations = new ArrayList<>();
        if (entry.source() == null || entry.source().isBlank()) {
            violations.add(new Violation("source", "missing", "who reports is missing", "such as 'agent'"));
        }
        if (entry.model() == null || entry.model().isBlank()) {
            violations.add(new Violation("model", "missing", "the model is missing", "such as 'designer'"));
        }
        if (isNoText(entry.source()) || isNoText(entry.model())) {
            violations.add(new Violation(
                    "source", "no-text", "source and model are short texts on one line", "such as 'agent'"));
        }
        if (entry.inputTokens() < 0 || entry.outputTokens() < 0) {
            violations.add(new Violation("input_tokens", "negative", "tokens are counted from 0", null));
        }
        if (entry.callsMade() < 1) {
            violations.add(new Violation("calls", "too-few", "a line stands for 1 call or more", null));
        }
        if (entry.costUsd() != null && !(entry.costUsd() >= 0)) {
            violations.add(new Violation("cost_usd", "negative", "a cost is 0 or more", null));
        }
        if (!violations.isEmpty()) {
            throw new BridgeFailure(
                    ProblemType.INVALID_REQUEST, "The usage cannot be written down as it is.", violations);
        }
    }

    private static boolean isNoText(@Nullable String text) {
        return text != null && (text.length() > LONGEST || UNSEEN.matcher(text).find());
    }
}
