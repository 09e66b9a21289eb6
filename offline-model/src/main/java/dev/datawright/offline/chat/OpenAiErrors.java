package dev.datawright.offline.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Errors in OpenAI's shape, since OpenAI's clients read no other.
@RestControllerAdvice
class OpenAiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiErrors.class);

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(RequestRefused refused) {
        return answer(refused);
    }

    /// The outermost place: whatever else goes wrong still answers in this shape.
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unexpected(Exception exception) {
        if (exception instanceof ErrorResponse known) {
            String detail = known.getBody().getDetail();
            return answer(RequestRefused.of(
                    known.getStatusCode().value(), detail == null ? "The request cannot be answered." : detail));
        }
        LOG.error("A request failed", exception);
        return answer(RequestRefused.of(500, "The offline model failed on this request; its log says why."));
    }

    static ResponseEntity<Map<String, Object>> answer(RequestRefused refused) {
        return ResponseEntity.status(refused.status()).body(body(refused));
    }

    static Map<String, Object> body(RequestRefused refused) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", String.valueOf(refused.getMessage()));
        error.put("type", refused.type());
        error.put("param", null);
        error.put("code", refused.code());
        return Map.of("error", error);
    }
}
