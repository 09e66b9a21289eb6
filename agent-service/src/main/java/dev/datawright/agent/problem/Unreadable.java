package dev.datawright.agent.problem;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// Says in a sentence what is wrong with a body, and where.
final class Unreadable {

    private static final String BEGIN = "The body is not the JSON this call takes: ";

    private Unreadable() {}

    static String sentence(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ValueInstantiationException refused
                    && refused.getCause() instanceof NullPointerException missing) {
                return BEGIN + "`" + prefix(refused) + missing.getMessage() + "` is missing.";
            }
            if (cause instanceof MismatchedInputException mismatched) {
                return BEGIN + mismatch(mismatched);
            }
            if (cause instanceof StreamReadException broken) {
                return BEGIN + "it is no JSON at line "
                        + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr() + ".";
            }
        }
        return BEGIN + (e.getCause() == null ? "it is empty. Send a JSON object." : "it cannot be read.");
    }

    private static String mismatch(MismatchedInputException e) {
        String path = path(e);
        return path.isEmpty()
                ? "it is no JSON object."
                : "`" + path + "` is of the wrong type; it is " + expected(e.getTargetType()) + ".";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        if (type == UUID.class) {
            return "an id such as 123e4567-e89b-12d3-a456-426614174000";
        }
        if (type != null && Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type)) ? "a number" : "an object";
    }

    private static String prefix(JacksonException e) {
        String path = path(e);
        return path.isEmpty() ? "" : path + ".";
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
