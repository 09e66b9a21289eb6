package dev.datawright.offline.chat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Asks for the key under `/v1` when there is one.
@Component
class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final OfflineProperties properties;

    ApiKeyFilter(OfflineProperties properties) {
        this.properties = properties;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ApiKey key = properties.apiKey();
        String header = request.getHeader("Authorization");
        boolean allowed = key == null
                || (header != null
                        && header.startsWith(BEARER)
                        && key.matches(header.substring(BEARER.length()).strip()));
        if (allowed) {
            chain.doFilter(request, response);
            return;
        }
        RequestRefused refused = RequestRefused.unauthorized();
        response.setStatus(refused.status());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(MAPPER.writeValueAsBytes(OpenAiErrors.body(refused)));
    }
}
