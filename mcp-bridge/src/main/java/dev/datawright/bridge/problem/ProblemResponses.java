package dev.datawright.bridge.problem;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Problems as HTTP answers, inside the MVC framework and outside it.
public final class ProblemResponses {

    private ProblemResponses() {}

    public static ResponseEntity<Problem> of(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /// For filters, where no message converter is at hand.
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = WireJson.mapper().writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// A problem on our side, whose id finds the log line.
    public static Problem internal(String traceId) {
        Problem problem = Problem.of(
                ProblemType.INTERNAL, "The details are in the log under the trace id " + traceId + ". Try again.");
        return new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                null,
                problem.violations(),
                traceId);
    }

    public static String newTraceId() {
        return UUID.randomUUID().toString();
    }
}
