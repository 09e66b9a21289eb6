package dev.datawright.designer.former;

import dev.datawright.contract.job.JobStatus;
import dev.datawright.designer.job.JobFilter;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `filter[...]` and `search[...]` of a list's address.
final class FormerQuery {

    private static final Set<String> KNOWN = Set.of(
            "filter[name]",
            "filter[project]",
            "filter[namespace]",
            "filter[status]",
            "filter[created_at][gte]",
            "filter[created_at][lte]",
            "filter[updated_at][gte]",
            "filter[updated_at][lte]",
            "search[name]",
            "search[project]");

    private final HttpServletRequest request;

    private FormerQuery(HttpServletRequest request) {
        this.request = request;
    }

    static JobFilter read(HttpServletRequest request) {
        request.getParameterMap().keySet().stream()
                .filter(name -> (name.startsWith("filter") || name.startsWith("search")) && !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid(
                            "extra_forbidden",
                            List.of("query", name),
                            "Extra inputs are not permitted; known are "
                                    + String.join(", ", KNOWN.stream().sorted().toList()));
                });
        FormerQuery query = new FormerQuery(request);
        return new JobFilter(
                query.texts("search[name]"),
                query.texts("search[project]"),
                request.getParameter("filter[name]"),
                request.getParameter("filter[project]"),
                query.status(),
                query.period("created_at"),
                query.period("updated_at"));
    }

    /// Whether jobs of that namespace can be there at all.
    static boolean isElsewhere(HttpServletRequest request) {
        String namespace = request.getParameter("filter[namespace]");
        return namespace != null && !namespace.equals(Requests.WORKSPACE);
    }

    /// Several values come one by one, or with commas between, as the SDK sends them.
    private List<String> texts(String name) {
        String[] values = request.getParameterValues(name);
        return values == null
                ? List.of()
                : Stream.of(values)
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    private @Nullable JobStatus status() {
        String value = request.getParameter("filter[status]");
        if (value == null) {
            return null;
        }
        return Stream.of(JobStatus.values())
                .filter(status -> status.wireName().equals(value))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "enum",
                        List.of("query", "filter[status]"),
                        "Input should be one of "
                                + String.join(
                                        ", ",
                                        Stream.of(JobStatus.values())
                                                .map(JobStatus::wireName)
                                                .toList())));
    }

    private JobFilter.Period period(String field) {
        String name = "filter[" + field + "]";
        return new JobFilter.Period(instant(name + "[gte]"), instant(name + "[lte]"));
    }

    private @Nullable Instant instant(String name) {
        String value = request.getParameter(name);
        if (value == null) {
            return null;
        }
        try {
            // A plus that was not escaped arrives as a space.
            String text = value.strip().replace(' ', value.indexOf('T') < 0 ? 'T' : '+');
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return hasZone(text)
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(
                    "datetime_parsing",
                    List.of("query", name),
                    "Input should be a valid datetime, such as 2026-11-22T09:30:00Z");
        }
    }

    private static boolean hasZone(String text) {
        String time = text.substring(text.indexOf('T'));
        return time.endsWith("Z") || time.indexOf('+') > 0 || time.indexOf('-') > 0;
    }
}
