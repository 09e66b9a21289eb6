package dev.datawright.designer.request;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Every failure becomes `{"detail": ...}`; what nobody expected is logged here, once, and stays here.
@RestControllerAdvice
class RefusalHandler {

    private static final Logger log = LoggerFactory.getLogger(RefusalHandler.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refusal refusal) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.status());
        if (refusal.status() == HttpStatus.CONFLICT.value()) {
            answer.header("x-should-retry", "false");
        }
        return body(answer, refusal.detail());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Map<String, Object>> failed(Exception e, HttpServletResponse response) {
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            HttpStatus named = HttpStatus.resolve(status.value());
            return body(
                    ResponseEntity.status(status).headers(known.getHeaders()),
                    named == null ? "The request is not valid" : named.getReasonPhrase());
        }
        if (response.isCommitted()) {
            log.debug("An answer ended early", e);
            return null;
        }
        if (e instanceof IOException) {
            log.debug("A caller went away", e);
        } else {
            log.error("A request failed", e);
        }
        return body(
                ResponseEntity.internalServerError(),
                "Data Designer could not answer because of a mistake of its own; its log says more.");
    }

    private static ResponseEntity<Map<String, Object>> body(ResponseEntity.BodyBuilder answer, Object detail) {
        return answer.contentType(MediaType.APPLICATION_JSON).body(Map.of("detail", detail));
    }
}
