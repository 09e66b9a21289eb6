package dev.datawright.agent.problem;

import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns whatever stops a request into a problem detail with a sentence.
@RestControllerAdvice
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(ProblemException e) {
        return answer(e.toProblem());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e) {
        if (e.getMostSpecificCause() instanceof ProblemException refused) {
            return refused(refused);
        }
        return answer(Problem.of(ProblemType.INVALID_REQUEST, Unreadable.sentence(e)));
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(HttpMediaTypeNotSupportedException e) {
        return answer(Problem.of(
                ProblemType.UNSUPPORTED_MEDIA,
                "The content type " + mediaType(e) + " is not supported here. Send application/json."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException e) {
        // An id that is no UUID names nothing, like an id that was never given out.
        boolean isId = e.getParameter().hasParameterAnnotation(PathVariable.class);
        return answer(
                isId
                        ? Problem.of(ProblemType.NOT_FOUND, "There is nothing with the id '" + e.getValue() + "'.")
                        : Problem.of(
                                ProblemType.INVALID_REQUEST,
                                "'" + e.getName() + "' cannot be '" + e.getValue() + "': it is a number."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> nothingThere(NoResourceFoundException e) {
        return answer(Problem.of(ProblemType.NOT_FOUND, "There is nothing at /" + e.getResourcePath() + "."));
    }

    @ExceptionHandler
    ResponseEntity<Problem> other(Exception e) {
        if (e instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
            HttpStatusCode status = response.getStatusCode();
            return answer(new Problem(
                    ProblemType.INVALID_REQUEST.uri(),
                    title(status),
                    status.value(),
                    response.getBody().getDetail(),
                    null,
                    List.of(),
                    null));
        }
        log.error("A request failed", e);
        return answer(
                Problem.of(ProblemType.INTERNAL, "The request failed on our side. Try again; the log has the reason."));
    }

    private static String mediaType(HttpMediaTypeNotSupportedException e) {
        MediaType type = e.getContentType();
        return type == null ? "(none)" : type.getType() + "/" + type.getSubtype();
    }

    private static String title(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? ProblemType.INVALID_REQUEST.title() : known.getReasonPhrase();
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
