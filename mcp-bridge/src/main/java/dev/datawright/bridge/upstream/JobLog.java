package dev.datawright.bridge.upstream;

import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a job wrote while NeMo Platform ran it: the only place where it says why it failed and what it used.
record JobLog(List<Line> lines) {

    static final JobLog EMPTY = new JobLog(List.of());

    /// What a job says at its end stands in its last lines.
    static final int LINES = 500;

    private static final String FAILED = "Data Designer job failed:";
    private static final Pattern MODEL = Pattern.compile("\\|-- model: (.+)");
    private static final Pattern TOKENS = Pattern.compile("\\|-- tokens: input=(\\d+), output=(\\d+).*");
    private static final Pattern REQUESTS =
            Pattern.compile("\\|-- requests: success=\\d+, failed=(\\d+), total=(\\d+).*");

    private static final Pattern COLUMN =
            Pattern.compile("\\|-- .*column '([^']+)': (\\d{1,15})/(\\d+) \\(\\d+%\\)(?: (\\d+(?:\\.\\d+)?) rec/s)?.*");

    /// @param rowsPerSecond of the slowest column; absent when it is not printed
    record Progress(long rowsDone, @Nullable Double rowsPerSecond) {}

    record Line(String level, String message) {}

    /// @param page an answer of `…/logs`, oldest line first; what is not a line of a logger is left out
    static JobLog of(JsonNode page) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode entry : page.path("data")) {
            String printed = entry.path("message").asString("");
            int brace = printed.indexOf('{');
            if (brace < 0) {
                continue;
            }
            try {
                JsonNode logged = WireJson.mapper().readTree(printed.substring(brace));
                lines.add(new Line(
                        logged.path("levelname").asString(""),
                        logged.path("message").asString("")));
            } catch (JacksonException e) {
                // Anything may print to a job's log; only the logger's own lines are read.
            }
        }
        return new JobLog(lines);
    }

    /// Nothing more comes, or nothing was found.
    boolean isSettled() {
        return equals(EMPTY) || isClosed();
    }

    /// Whether the job wrote its last line; it reaches the log after the job's status says how it ended.
    boolean isClosed() {
        return lines.stream()
                .anyMatch(line ->
                        line.message().equals("Job complete") || line.message().startsWith(FAILED));
    }

    /// Why the job failed, as it was printed; empty when the log does not say.
    String failure() {
        String last = "";
        boolean certain = false;
        for (Line line : lines) {
            boolean says = line.message().startsWith(FAILED);
            if (line.level().equals("ERROR") && (says || !certain)) {
                last = line.message();
                certain = certain || says;
            }
        }
        return last;
    }

    /// How far the slowest column is, as it was printed last; empty when that was not about all the rows.
    Optional<Progress> progress(long rows) {
        Map<String, Progress> columns = new LinkedHashMap<>();
        for (Line line : lines) {
            Matcher column = COLUMN.matcher(line.message().strip());
            if (column.matches() && Long.toString(rows).equals(column.group(3))) {
                String rate = column.group(4);
                columns.put(
                        column.group(1),
                        new Progress(Long.parseLong(column.group(2)), rate == null ? null : Double.valueOf(rate)));
            }
        }
        return columns.values().stream().min(Comparator.comparingLong(Progress::rowsDone));
    }

    /// The summary that a job prints when its rows are made, one entry a model.
    List<ModelUsage> usage() {
        List<ModelUsage> found = new ArrayList<>();
        String model = null;
        long input = 0;
        long output = 0;
        for (Line line : lines) {
            String message = line.message().strip();
            model = first(MODEL.matcher(message), model);
            Matcher tokens = TOKENS.matcher(message);
            if (tokens.matches()) {
                input = Long.parseLong(tokens.group(1));
                output = Long.parseLong(tokens.group(2));
            }
            Matcher requests = REQUESTS.matcher(message);
            if (requests.matches() && model != null) {
                long failed = Long.parseLong(requests.group(1));
                found.add(new ModelUsage(model, Long.parseLong(requests.group(2)), failed, input, output, null));
                model = null;
                input = 0;
                output = 0;
            }
        }
        return found;
    }

    private static @Nullable String first(Matcher matcher, @Nullable String otherwise) {
        return matcher.matches() ? matcher.group(1) : otherwise;
    }
}
