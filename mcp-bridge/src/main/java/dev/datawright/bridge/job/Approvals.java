package dev.datawright.bridge.job;

import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.effect.Effects;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.contract.job.Approval;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.problem.ProblemType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A person's yes to exactly one job: issued once, used once, for a while.
@Component
public class Approvals {

    private final JobSpecs specs;
    private final Designs designs;
    private final Effects effects;
    private final ApprovalProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final JobMeter meter;

    Approvals(
            JobSpecs specs,
            Designs designs,
            Effects effects,
            ApprovalProperties properties,
            JdbcClient jdbc,
            Clock clock,
            Supplier<UUID> ids,
            JobMeter meter) {
        this.specs = specs;
        this.designs = designs;
        this.effects = effects;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
        this.ids = ids;
        this.meter = meter;
    }

    public Approval issue(Call call, JobSpec wanted) {
        call.require(Scope.APPROVE);
        return effects.once(call, "approve", wanted, Approval.class, () -> {
            JobSpec spec = specs.resolve(call, wanted).spec();
            Instant expires = clock.instant().plus(properties.ttl()).truncatedTo(ChronoUnit.MICROS);
            Approval approval = new Approval(ids.get(), spec, expires);
            jdbc.sql("insert into approvals (id, owner, design_id, version, row_count, seed, cost_cap_usd, expires_at)"
                            + " values (:id, :owner, :design, :version, :rows, :seed, :cap, :expires)")
                    .param("id", approval.id())
                    .param("owner", call.owner())
                    .param("design", spec.designId())
                    .param("version", spec.version())
                    .param("rows", spec.rows())
                    .param("seed", spec.seed())
                    .param("cap", spec.costCapUsd())
                    .param("expires", expires.atOffset(ZoneOffset.UTC))
                    .update();
            meter.approval("issued");
            return approval;
        });
    }

    /// How an approval stands.
    ///
    /// @param state `open`, `used` or `expired`
    /// @param jobId the job it was used for
    public record Standing(
            UUID id,
            JobSpec spec,
            Instant expiresAt,
            String state,
            @Nullable Instant usedAt,
            @Nullable UUID jobId) {}

    public Standing get(Call call, UUID id) {
        call.require(Scope.READ);
        return jdbc.sql("select a.*, j.id as job_id from approvals a left join jobs j on j.approval_id = a.id"
                        + " where a.id = :id and a.owner = :owner")
                .param("id", id)
                .param("owner", call.owner())
                .query((row, number) -> {
                    Instant expires =
                            row.getObject("expires_at", OffsetDateTime.class).toInstant();
                    OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
                    String state = used != null ? "used" : clock.instant().isAfter(expires) ? "expired" : "open";
                    return new Standing(
                            id,
                            spec(row),
                            expires,
                            state,
                            used == null ? null : used.toInstant(),
                            row.getObject("job_id", UUID.class));
                })
                .optional()
                .orElseThrow(() -> BridgeFailure.notFound("approval", id));
    }

    private static JobSpec spec(ResultSet row) throws SQLException {
        return new JobSpec(
                row.getObject("design_id", UUID.class),
                row.getInt("version"),
                row.getLong("row_count"),
                row.getLong("seed"),
                row.getDouble("cost_cap_usd"));
    }

    private record Stored(JobSpec spec, Instant expiresAt, boolean used) {}

    /// Uses an approval up, in the transaction of the job; refuses one that does not cover it.
    void use(Call call, UUID id, JobSpec spec) {
        try {
            useUp(call, id, spec);
            meter.approval("used");
        } catch (BridgeFailure refused) {
            meter.approval("refused");
            throw refused;
        }
    }

    private void useUp(Call call, UUID id, JobSpec spec) {
        Stored stored = jdbc.sql("select design_id, version, row_count, seed, cost_cap_usd, expires_at, used_at"
                        + " from approvals where id = :id and owner = :owner for update")
                .param("id", id)
                .param("owner", call.owner())
                .query((row, number) -> new Stored(
                        spec(row),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        row.getObject("used_at") != null))
                .optional()
                .orElseThrow(() -> refused("There is no approval " + id + "."));
        if (stored.used()) {
            throw refused("The approval " + id + " has been used for a job already. Ask the person again.");
        }
        Instant now = clock.instant();
        if (now.isAfter(stored.expiresAt())) {
            throw refused("The approval " + id + " expired at " + stored.expiresAt() + ". Ask the person again.");
        }
        String difference = difference(stored.spec(), spec);
        if (difference != null) {
            throw refused("The approval " + id + " was given for another job: " + difference + ".");
        }
        int newest = designs.get(call, spec.designId(), null).version();
        if (newest != spec.version()) {
            throw refused("The approval " + id + " was given for version " + spec.version()
                    + " of the design, which is at version " + newest + " now. Ask the person again.");
        }
        jdbc.sql("update approvals set used_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private static @Nullable String difference(JobSpec approved, JobSpec asked) {
        List<String> parts = new ArrayList<>();
        compare(parts, "design", approved.designId(), asked.designId());
        compare(parts, "version", approved.version(), asked.version());
        compare(parts, "rows", approved.rows(), asked.rows());
        compare(parts, "seed", approved.seed(), asked.seed());
        compare(parts, "cost cap", approved.costCapUsd(), asked.costCapUsd());
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    private static void compare(List<String> parts, String name, @Nullable Object approved, @Nullable Object asked) {
        if (!Objects.equals(approved, asked)) {
            parts.add(name + " " + approved + " was approved, " + asked + " was asked for");
        }
    }

    private static BridgeFailure refused(String sentence) {
        return new BridgeFailure(ProblemType.APPROVAL_REFUSED, sentence);
    }
}
