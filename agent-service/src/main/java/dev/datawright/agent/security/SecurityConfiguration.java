package dev.datawright.agent.security;

import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.web.SecurityFilterChain;

/// Every call needs a token for this service; reading needs the scope `read`, all else `write`. Health and metrics hold
/// nobody's data and are open, like health; no edge routes to them.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.authorizeHttpRequests(calls -> calls.requestMatchers("/actuator/health/**", "/actuator/prometheus")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/agent/**")
                        .hasAuthority("SCOPE_read")
                        .requestMatchers("/api/agent/**")
                        .hasAuthority("SCOPE_write")
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Tokens travel in a header that no browser adds by itself.
                .csrf(csrf -> csrf.disable())
                .logout(logout -> logout.disable())
                .requestCache(cache -> cache.disable())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint((request, response, failure) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            write(
                                    response,
                                    Problem.of(
                                            ProblemType.NOT_SIGNED_IN,
                                            "Send a valid token for the audience datawright-agent as"
                                                    + " 'Authorization: Bearer'. It may have expired."));
                        })
                        .accessDeniedHandler((request, response, failure) -> write(
                                response,
                                Problem.of(
                                        ProblemType.NOT_ALLOWED,
                                        "The token lacks the scope '"
                                                + (HttpMethod.GET.matches(request.getMethod()) ? "read" : "write")
                                                + "' that this call needs."))))
                .build();
    }

    /// The subject is the owner of all a caller makes: a token without one is nobody's.
    @Bean
    OAuth2TokenValidator<Jwt> subject() {
        return new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank());
    }

    /// A request is observed as a whole, not its way through each of the doors.
    @Bean
    SecurityObservationSettings unobservedDoors() {
        return SecurityObservationSettings.noObservations();
    }

    private static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.getOutputStream().write(WireJson.mapper().writeValueAsBytes(problem));
    }
}
