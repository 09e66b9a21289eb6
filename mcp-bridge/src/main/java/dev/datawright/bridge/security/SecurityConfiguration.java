package dev.datawright.bridge.security;

import dev.datawright.bridge.problem.ProblemResponses;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.problem.Problem;
import dev.datawright.contract.problem.ProblemType;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// One security path in every mode: a signed token of our audience, or nothing.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// A ticketed file needs no token, and health, metrics and the API's description hold no data. No edge routes to
    /// health and metrics.
    private static final String[] OPEN = {
        "/api/bridge/files/**",
        "/api/bridge/openapi",
        "/api/bridge/openapi/**",
        "/api/bridge/docs",
        "/api/bridge/swagger-ui/**",
        "/actuator/health",
        "/actuator/health/**",
        "/actuator/prometheus"
    };

    @Bean
    SecurityFilterChain doors(HttpSecurity http, JwtDecoder tokens) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(new CheckedTokens(tokens)))
                        .authenticationEntryPoint(SecurityConfiguration::notSignedIn))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(SecurityConfiguration::notSignedIn)
                        .accessDeniedHandler((request, response, exception) -> ProblemResponses.write(
                                response, Problem.of(ProblemType.NOT_ALLOWED, "This token does not allow that."))))
                .build();
    }

    private static void notSignedIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        ProblemResponses.write(
                response,
                Problem.of(
                        ProblemType.NOT_SIGNED_IN,
                        "Send a valid token for the audience 'datawright-bridge' as 'Authorization: Bearer ...'."));
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(SecurityProperties properties, List<LargerBody> larger) {
        FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(
                new BodyLimit(properties.maxRequestSize().toBytes(), larger));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    /// As strict as Spring's own, which asks two regular expressions for every header of every request.
    @Bean
    HttpFirewall strictFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(SecurityConfiguration::isSeen);
        firewall.setAllowedHeaderValues(SecurityConfiguration::isSeen);
        return firewall;
    }

    /// Without control characters. What Tomcat reads of a header is Latin-1, in which every character is assigned.
    private static boolean isSeen(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    /// A request is observed as a whole; its way through each of the doors would take a seventh of its time.
    @Bean
    SecurityObservationSettings unobservedDoors() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    WebMvcConfigurer callArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallResolver());
            }
        };
    }

    @Bean
    JsonMapperBuilderCustomizer wireDialect() {
        return WireJson::configure;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
