package dev.datawright.bridge.problem;

import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/// Every error of the REST edge as an RFC 9457 problem.
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Problem> failure(BridgeFailure failure) {
        return ProblemResponses.of(failure.toProblem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge tooLarge) {
                return ProblemResponses.of(Problem.of(ProblemType.TOO_LARGE, String.valueOf(tooLarge.getMessage())));
            }
        }
        return ProblemResponses.of(Problem.of(
                ProblemType.INVALID_REQUEST,
                "The body could not be read: " + reason(exception)
                        + ". Send JSON as docs/reference/services.md has it."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException exception) {
        return ProblemResponses.of(Problem.of(
                ProblemType.INVALID_REQUEST,
                "'" + exception.getName() + "' cannot be '" + exception.getValue() + "': " + expected(exception)
                        + "."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException exception) {
        return ProblemResponses.of(Problem.of(
                ProblemType.INVALID_REQUEST, "The parameter '" + exception.getParameterName() + "' is missing."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> media(HttpMediaTypeNotSupportedException exception) {
        return ProblemResponses.of(Problem.of(
                ProblemType.UNSUPPORTED_MEDIA,
                "The content type " + exception.getContentType() + " is not taken here: send application/json."));
    }

    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    ResponseEntity<Problem> denied(RuntimeException exception) {
        throw exception;
    }

    /// Too late for a problem body, which would stand behind what was sent: the server cuts the connection.
    @ExceptionHandler
    ResponseEntity<Problem> brokenOff(BrokenOff exception) throws BrokenOff {
        throw exception;
    }

    /// The reader has gone; there is nobody to tell.
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler({DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ResponseEntity<Problem> databaseAway(Exception exception) {
        log.error("The database is away", exception);
        return ProblemResponses.of(
                Problem.of(ProblemType.UPSTREAM_AWAY, "The bridge's database does not answer. Try again in a moment."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception exception, HttpServletRequest request) {
        if (exception instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            return ProblemResponses.of(
                    ofStatus(response.getStatusCode(), response.getBody().getDetail()));
        }
        String traceId = ProblemResponses.newTraceId();
        log.error("{} {} failed (trace {})", request.getMethod(), request.getRequestURI(), traceId, exception);
        return ProblemResponses.of(ProblemResponses.internal(traceId));
    }

    /// Keeps the status that HTTP has for it (405, 406), with the nearest type of ours.
    static Problem ofStatus(HttpStatusCode status, @org.jspecify.annotations.Nullable String detail) {
        HttpStatus known = HttpStatus.resolve(status.value());
        ProblemType type = status.value() == 404 ? ProblemType.NOT_FOUND : ProblemType.INVALID_REQUEST;
        String title = known == null ? type.title() : known.getReasonPhrase();
        return new Problem(type.uri(), title, status.value(), detail, null, java.util.List.of(), null);
    }

    private static String reason(HttpMessageNotReadableException exception) {
        if (!(exception.getMostSpecificCause() instanceof JacksonException)
                && !(exception.getCause() instanceof JacksonException)) {
            return "it is missing";
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabindException json) {
                // The constructors of the wire records name the field that is missing.
                String missing = json.getCause() instanceof NullPointerException absent ? absent.getMessage() : null;
                String path = json.getPath().stream()
                        .map(step ->
                                step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                        .collect(Collectors.joining("."));
                if (missing != null) {
                    return "'" + (path.isEmpty() ? "" : path + ".") + missing + "' is missing";
                }
                return path.isEmpty() ? "it is not an object of this kind" : "'" + path + "' has the wrong form";
            }
        }
        return "it is not JSON";
    }

    private static String expected(MethodArgumentTypeMismatchException exception) {
        Class<?> type = exception.getRequiredType();
        if (type == java.util.UUID.class) {
            return "it is a UUID";
        }
        return type != null && Number.class.isAssignableFrom(type) || type != null && type.isPrimitive()
                ? "it is a whole number"
                : "it has another form";
    }
}
