package dev.datawright.bridge.usage;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.contract.job.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The ledger by model and by day, in pages.
@Component
public class UsageTables {

    private static final int PAGE = 50;
    private static final int MOST = 200;

    /// How the ledger is added up everywhere.
    static final String SUMS = "count(*) as entries, coalesce(sum(input_tokens), 0) as input,"
            + " coalesce(sum(output_tokens), 0) as output, coalesce(sum(cost_usd), 0) as cost,"
            + " coalesce(bool_or(estimated), false) as estimated, coalesce(sum(calls), 0) as calls";

    private final JdbcClient jdbc;

    UsageTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By model, in the order of their names.
    ///
    /// @param after the last model of the page before; absent for the first
    public Listing<UsageOfModel> models(
            Call call,
            @Nullable UUID conversationId,
            @Nullable UUID jobId,
            @Nullable String after,
            @Nullable Integer limit) {
        call.require(Scope.READ);
        int size = size(limit);
        List<UsageOfModel> found = jdbc.sql("select model, " + SUMS + " from usage where owner = :owner"
                        + " and (cast(:conversation as uuid) is null or conversation_id = :conversation)"
                        + " and (cast(:job as uuid) is null or job_id = :job)"
                        + " and (cast(:after as text) is null or model collate \"C\" > :after)"
                        + " group by model order by model collate \"C\" limit :limit")
                .param("owner", call.owner())
                .param("conversation", conversationId)
                .param("job", jobId)
                .param("after", after)
                .param("limit", size + 1)
                .query((row, number) -> new UsageOfModel(row.getString("model"), sums(row)))
                .list();
        return found.size() <= size
                ? new Listing<>(found, null)
                : new Listing<>(found.subList(0, size), found.get(size - 1).model());
    }

    /// By day, the newest first; days on which no model was asked are left out.
    ///
    /// @param zone where days begin, such as `Europe/Berlin`; absent: UTC
    /// @param after the last day of the page before; absent for the first
    public Listing<UsageOfDay> days(Call call, @Nullable String zone, @Nullable String after, @Nullable Integer limit) {
        call.require(Scope.READ);
        int size = size(limit);
        Map<LocalDate, List<UsageOfModel>> days = new LinkedHashMap<>();
        jdbc.sql("with lines as (select (at at time zone :zone)::date as day, usage.* from usage where owner = :owner),"
                        + " days as (select distinct day from lines"
                        + " where cast(:before as date) is null or day < :before order by day desc limit :limit)"
                        + " select day, model, " + SUMS + " from lines join days using (day)"
                        + " group by day, model order by day desc, model collate \"C\"")
                .param("zone", zone(zone))
                .param("owner", call.owner())
                .param("before", day(after))
                .param("limit", size + 1)
                .query(row -> {
                    days.computeIfAbsent(row.getObject("day", LocalDate.class), day -> new ArrayList<>())
                            .add(new UsageOfModel(row.getString("model"), sums(row)));
                });
        List<UsageOfDay> found = days.entrySet().stream()
                .map(day -> new UsageOfDay(
                        day.getKey(),
                        UsageSums.of(
                                day.getValue().stream().map(UsageOfModel::sums).toList()),
                        day.getValue()))
                .toList();
        return found.size() <= size
                ? new Listing<>(found, null)
                : new Listing<>(
                        found.subList(0, size), found.get(size - 1).day().toString());
    }

    static UsageSums sums(ResultSet row) throws SQLException {
        return new UsageSums(
                row.getLong("entries"),
                row.getLong("input"),
                row.getLong("output"),
                row.getDouble("cost"),
                row.getBoolean("estimated"),
                row.getLong("calls"));
    }

    private static int size(@Nullable Integer limit) {
        return limit == null ? PAGE : Math.clamp(limit, 1, MOST);
    }

    private static String zone(@Nullable String zone) {
        // Not an offset: PostgreSQL reads the sign of '+02:00' the other way round.
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw BridgeFailure.invalid(
                    "zone", "bad-zone", "'" + zone + "' is no name of a time zone", "such as 'Europe/Berlin' or 'UTC'");
        }
        return zone == null ? "UTC" : zone;
    }

    private static @Nullable LocalDate day(@Nullable String after) {
        try {
            return after == null ? null : LocalDate.parse(after);
        } catch (DateTimeException e) {
            throw BridgeFailure.invalid(
                    "after",
                    "bad-cursor",
                    "'" + after + "' is no place in this list",
                    "pass 'next' as it was answered");
        }
    }
}
