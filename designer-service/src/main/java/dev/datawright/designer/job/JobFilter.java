package dev.datawright.designer.job;

import dev.datawright.contract.job.JobStatus;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which jobs of a list are wanted; all of it must hold.
///
/// @param names a part of the name is one of these; no matter which when empty
/// @param projects a part of the project is one of these; no matter which when empty
public record JobFilter(
        List<String> names,
        List<String> projects,
        @Nullable String name,
        @Nullable String project,
        @Nullable JobStatus status,
        Period created,
        Period updated) {

    /// A job has one name in both generations, but for one that the former generation's caller gave: there several
    /// jobs may have the same.
    private static final String NAME = "COALESCE(custom_fields #>> '{datawright,former,name}', name)";

    private static final JobFilter ALL =
            new JobFilter(List.of(), List.of(), null, null, null, Period.ALWAYS, Period.ALWAYS);

    public JobFilter {
        names = List.copyOf(names);
        projects = List.copyOf(projects);
    }

    public static JobFilter all() {
        return ALL;
    }

    /// What the rows of the table must be, for a WHERE.
    Condition condition(String workspace) {
        Condition condition = new Condition();
        condition.add("deleted_at IS NULL AND workspace = :workspace", "workspace", workspace);
        condition.addOneOf(NAME, "names", names);
        condition.addOneOf("project", "projects", projects);
        condition.addIfGiven(NAME + " = :wantedName", "wantedName", name);
        condition.addIfGiven("project = :wantedProject", "wantedProject", project);
        condition.addIfGiven("status = :wantedStatus", "wantedStatus", status == null ? null : status.wireName());
        condition.addPeriod("created_at", created);
        condition.addPeriod("updated_at", updated);
        return condition;
    }

    /// Both ends belong to it.
    public record Period(@Nullable Instant from, @Nullable Instant until) {
        public static final Period ALWAYS = new Period(null, null);
    }

    /// Conditions and their parameters.
    static final class Condition {

        private final List<String> parts = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        String sql() {
            return String.join(" AND ", parts);
        }

        Map<String, Object> parameters() {
            return parameters;
        }

        private void add(String sql, String parameter, Object value) {
            parts.add(sql);
            parameters.put(parameter, value);
        }

        private void addIfGiven(String sql, String parameter, @Nullable Object value) {
            if (value != null) {
                add(sql, parameter, value);
            }
        }

        private void addOneOf(String column, String parameter, List<String> texts) {
            if (!texts.isEmpty()) {
                add(
                        "EXISTS (SELECT 1 FROM unnest(CAST(:" + parameter
                                + " AS text[])) AS wanted WHERE position(lower(" + "wanted) IN lower(" + column
                                + ")) > 0)",
                        parameter,
                        texts.toArray(String[]::new));
            }
        }

        private void addPeriod(String column, Period period) {
            addIfGiven(
                    column + " >= :" + column + "From",
                    column + "From",
                    period.from() == null ? null : Timestamp.from(period.from()));
            addIfGiven(
                    column + " <= :" + column + "Until",
                    column + "Until",
                    period.until() == null ? null : Timestamp.from(period.until()));
        }
    }
}
