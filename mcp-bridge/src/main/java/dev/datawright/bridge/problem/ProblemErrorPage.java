package dev.datawright.bridge.problem;

import dev.datawright.contract.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is answered when something failed outside the controllers.
@RestController
class ProblemErrorPage implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : 404;
        return ProblemResponses.of(
                code >= 500
                        ? ProblemResponses.internal(ProblemResponses.newTraceId())
                        : ProblemAdvice.ofStatus(HttpStatusCode.valueOf(code), null));
    }
}
