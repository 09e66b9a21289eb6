package dev.datawright.designer.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets through who sends the key, and the questions whether the service is ready and what it has counted.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BearerKeyFilter extends OncePerRequestFilter {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String METRICS = "/actuator/prometheus";
    private static final String SCHEME = "Bearer ";
    private static final byte[] REFUSAL =
            "{\"detail\":\"Send the API key of this Data Designer as 'Authorization: Bearer <key>'.\"}"
                    .getBytes(StandardCharsets.UTF_8);

    private final byte[] key;

    BearerKeyFilter(AccessProperties properties) {
        this.key = properties.apiKey().value().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(READINESS)
                || request.getRequestURI().equals(METRICS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isKey(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(REFUSAL);
    }

    /// Takes the same time wherever a wrong key begins to differ.
    private boolean isKey(@Nullable String header) {
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        key, header.substring(SCHEME.length()).trim().getBytes(StandardCharsets.UTF_8));
    }
}
