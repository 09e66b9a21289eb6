package dev.datawright.designer.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Ends a request with a status and `{"detail": ...}`: a sentence, or for wrong input the list of what is wrong.
public final class Refusal extends RuntimeException {

    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\[\"((?:[^\"\\\\]|\\\\.)*)\"]|[^.\\[\\]]+");

    private final int status;
    private final transient Object detail;

    private Refusal(int status, Object detail) {
        super(detail.toString());
        this.status = status;
        this.detail = detail;
    }

    public static Refusal of(int status, String sentence) {
        return new Refusal(status, sentence);
    }

    public static Refusal notFound(String sentence) {
        return new Refusal(404, sentence);
    }

    /// The input is well-formed but wrong as a whole.
    public static Refusal invalid(String sentence) {
        return new Refusal(422, sentence);
    }

    /// One place of the input is wrong.
    public static Refusal invalid(String type, List<Object> location, String message) {
        return new Refusal(422, List.of(new Mistake(type, location, message, null)));
    }

    /// The body is no JSON document.
    static Refusal notJson(long offset, String reason) {
        return new Refusal(
                422,
                List.of(new Mistake(
                        "json_invalid", List.of("body", offset), "JSON decode error", new Context(reason))));
    }

    /// Everything that the rules found, each at its place below `location`.
    public static Refusal invalid(List<Violation> violations, List<Object> location) {
        return new Refusal(
                422,
                violations.stream()
                        .map(violation -> new Mistake(
                                violation.code(),
                                locate(location, violation.path()),
                                violation.suggestion() == null
                                        ? violation.message()
                                        : violation.message() + " (" + violation.suggestion() + ")",
                                null))
                        .toList());
    }

    int status() {
        return status;
    }

    Object detail() {
        return detail;
    }

    /// Turns a path such as `columns[2].params.low` into pydantic's form, `"columns", 2, "params", "low"`.
    private static List<Object> locate(List<Object> location, String path) {
        List<Object> steps = new ArrayList<>(location);
        Matcher matcher = STEP.matcher(path);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                steps.add(Integer.valueOf(matcher.group(1)));
            } else {
                steps.add(matcher.group(2) != null ? matcher.group(2) : matcher.group());
            }
        }
        return steps;
    }

    /// One mistake as pydantic reports it.
    record Mistake(
            String type,
            List<Object> loc,
            String msg,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Context ctx) {}

    record Context(String error) {}
}
