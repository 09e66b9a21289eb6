package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.designer.PreviewFrame;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// A preview as lines: HTTP 200 from its first one; whether it went well, its last ones say.
final class PreviewStream {

    /// A preview is a few rows; a stream longer than this is not one.
    private static final long MAX = 16L << 20;

    private PreviewStream() {}

    /// @param frames reads a line; throws a `JacksonException` when it is not readable
    static List<Map<String, @Nullable Object>> rows(BufferedSource lines, Function<String, PreviewFrame> frames)
            throws IOException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        boolean found = false;
        boolean done = false;
        String lastError = null;
        String lastWarning = "";
        long read = 0;
        while (!done && !lines.exhausted()) {
            String line = lines.readUtf8LineStrict(MAX);
            read += line.length();
            if (read > MAX) {
                throw new BridgeFailure(
                        ProblemType.UPSTREAM_FAILED, "Data Designer's preview does not end; fewer rows may help.");
            }
            if (line.isBlank()) {
                continue;
            }
            switch (frame(line, frames)) {
                case PreviewFrame.Dataset dataset -> {
                    rows.addAll(dataset.records());
                    found = true;
                }
                case PreviewFrame.Failed failed -> throw failed(failed.message(), lastWarning);
                case PreviewFrame.Log log -> {
                    lastError = "error".equals(log.level()) ? log.message() : lastError;
                    lastWarning = "warning".equals(log.level()) ? log.message() : lastWarning;
                }
                case PreviewFrame.Done end -> done = true;
                case PreviewFrame.Heartbeat ignored -> {}
                case PreviewFrame.DatasetMetadata ignored -> {}
                case PreviewFrame.ProcessorOutput ignored -> {}
                case PreviewFrame.Analysis ignored -> {}
                case PreviewFrame.Other ignored -> {}
            }
        }
        if (!found) {
            throw failed(lastError == null ? "the answer ended before any rows came" : lastError, lastWarning);
        }
        return rows;
    }

    private static PreviewFrame frame(String line, Function<String, PreviewFrame> frames) {
        try {
            return frames.apply(line);
        } catch (JacksonException e) {
            throw new BridgeFailure(
                    ProblemType.UPSTREAM_FAILED, "Data Designer's preview holds a line that is not readable.", e);
        }
    }

    /// The error says that rows are missing; why, the warning before it does.
    private static BridgeFailure failed(String error, String warning) {
        String words = Words.of(error);
        String why = Words.of(warning);
        return new BridgeFailure(
                ProblemType.UPSTREAM_FAILED,
                "Data Designer could not make the preview: " + (words.isEmpty() ? "no reason given" : words)
                        + (why.isEmpty() || words.contains(why) ? "" : " Its last warning: " + why));
    }
}
