package dev.datawright.telemetry;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpHttpSpanExporterBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/// What a service needs to trace its work.
@AutoConfiguration(
        afterName =
                "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
public class TelemetryAutoConfiguration {

    @Bean
    Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new Traces(tracer.getIfAvailable(), propagator.getIfAvailable());
    }

    /// Spans that a collector does not take are dropped: repeating would keep a service from ending in time.
    @Bean
    @ConditionalOnBean(Tracer.class)
    OtlpHttpSpanExporterBuilderCustomizer noRepeating() {
        return builder -> builder.setRetryPolicy(null);
    }

    @Bean
    @ConditionalOnBean(Tracer.class)
    static BeanPostProcessor withoutWords() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof SpanExporter exporter ? new WordlessExporter(exporter) : bean;
            }
        };
    }

    /// What a person's work has no part in makes no traces: probes and scrapes, streams and waits for news,
    /// what is done every second, and each of Spring Security's doors.
    @Bean
    @ConditionalOnBean(Tracer.class)
    ObservationPredicate worthATrace() {
        return (name, context) -> {
            if (name.startsWith("tasks.") || name.startsWith("spring.security.")) {
                return false;
            }
            return !(context instanceof ServerRequestObservationContext request
                    && request.getCarrier() != null
                    && isNobodysWork(request.getCarrier().getRequestURI()));
        };
    }

    private static boolean isNobodysWork(String path) {
        return path.startsWith("/actuator") || path.endsWith("/events");
    }
}
