package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import dev.datawright.contract.job.DownloadLink;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobProgress;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The runs of the design: what they are at, their rows, files and usage.
final class ScriptedJobs {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Pattern CONDITION =
            Pattern.compile("(\\w+) (is empty|is not empty|=|!=|<=|>=|<|>|contains)(?: (.*))?");

    private final List<Job> jobs = new ArrayList<>();

    synchronized @Nullable UUID newest() {
        return jobs.stream()
                .max(Comparator.comparing(Job::createdAt))
                .map(Job::id)
                .orElse(null);
    }

    synchronized @Nullable Job find(UUID id) {
        return jobs.stream().filter(job -> job.id().equals(id)).findFirst().orElse(null);
    }

    synchronized void put(Job job) {
        jobs.removeIf(old -> old.id().equals(job.id()));
        jobs.add(job);
    }

    /// Runs of another day: one that was cancelled, one that failed, one that is done.
    synchronized void addEarlier() {
        put(earlier(31, JobStatus.CANCELLED, 40, null));
        put(earlier(
                32,
                JobStatus.ERROR,
                64,
                "Data Designer could not be reached for 60 s. Start it, then generate again."));
        put(ScriptedStory.completed(earlier(33, JobStatus.COMPLETED, 50, null)));
    }

    /// Whether the call was about a job.
    synchronized boolean serve(HttpExchange exchange, String call) throws IOException {
        if (call.equals("GET/jobs")) {
            ScriptedWire.json(
                    exchange,
                    200,
                    new Listing<>(
                            jobs.stream()
                                    .sorted(Comparator.comparing(Job::createdAt).reversed())
                                    .toList(),
                            null));
            return true;
        }
        Matcher matcher = Pattern.compile("(GET|POST)/jobs/([0-9a-f-]{36})(?:/(rows|links))?")
                .matcher(call);
        Job job = matcher.matches() ? find(UUID.fromString(matcher.group(2))) : null;
        if (job == null) {
            return false;
        }
        if (matcher.group(3) == null) {
            ScriptedWire.json(exchange, 200, job);
        } else if (job.status() != JobStatus.COMPLETED) {
            ScriptedWire.problem(
                    exchange,
                    ProblemType.NOT_READY,
                    "The job is " + job.status().wireName() + "; its files come when it is completed.");
        } else if ("links".equals(matcher.group(3))) {
            String format = ScriptedWire.body(exchange, Wanted.class).format();
            String name = job.files().stream()
                    .filter(file -> file.format().equals(format))
                    .findFirst()
                    .orElseThrow()
                    .name();
            ScriptedWire.json(exchange, 200, new DownloadLink("/api/bridge/files/ticket/" + name, NOON));
        } else {
            serveRows(exchange, job);
        }
        return true;
    }

    private static void serveRows(HttpExchange exchange, Job job) throws IOException {
        Map<String, String> query = ScriptedWire.query(exchange);
        long offset = Long.parseLong(query.getOrDefault("offset", "0"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        List<Map<String, @Nullable Object>> rows =
                ScriptedStory.rows(0, job.progress().rowsDone());
        for (String condition : ScriptedWire.queryAll(exchange, "where")) {
            Matcher matcher = CONDITION.matcher(condition);
            if (!matcher.matches() || !ScriptedStory.COLUMNS.contains(matcher.group(1))) {
                refuse(exchange, "The condition '" + condition + "' cannot be read", "such as fine >= 15");
                return;
            }
            String column = matcher.group(1);
            String operator = matcher.group(2);
            String value = Objects.requireNonNullElse(matcher.group(3), "");
            if (column.equals("fine") && !value.isEmpty() && !value.matches("-?[0-9.]+")) {
                refuse(exchange, "The column 'fine' holds numbers, and '" + value + "' is none", "such as fine >= 15");
                return;
            }
            rows = rows.stream()
                    .filter(row -> meets(row.get(column), operator, value))
                    .toList();
        }
        ScriptedWire.json(
                exchange,
                200,
                new RowPage(
                        offset,
                        rows.size(),
                        ScriptedStory.COLUMNS,
                        rows.stream().skip(offset).limit(limit).toList()));
    }

    private static void refuse(HttpExchange exchange, String message, String suggestion) throws IOException {
        ScriptedWire.problem(
                exchange,
                ProblemType.INVALID_REQUEST,
                "A condition cannot be used.",
                List.of(new Violation("where[0]", "bad-condition", message, suggestion)));
    }

    private static boolean meets(@Nullable Object cell, String operator, String value) {
        if (cell == null || operator.startsWith("is ")) {
            return operator.equals("is empty") ? cell == null : operator.equals("is not empty") && cell != null;
        }
        if (operator.equals("contains")) {
            return cell.toString().contains(value);
        }
        int order = value.matches("-?[0-9.]+") && cell instanceof Number
                ? new BigDecimal(cell.toString()).compareTo(new BigDecimal(value))
                : cell.toString().compareTo(value);
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static Job earlier(int number, JobStatus status, long done, @Nullable String failure) {
        Instant at = NOON.minusSeconds(86_400L * (40 - number));
        return new Job(
                new UUID(3, number),
                "parking-tickets",
                new JobSpec(ScriptedBridge.DESIGN, 2, status == JobStatus.COMPLETED ? done : 100, 7L, 0),
                status,
                new JobProgress(done, status == JobStatus.COMPLETED ? done : 100, null, null, 0),
                failure,
                List.of(),
                List.of(),
                at,
                at,
                at.plusMillis(1240));
    }

    private record Wanted(String format) {}
}
