package dev.datawright.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;

/// Sends spans without what may quote somebody: the messages of exceptions, and addresses, which may hold a ticket.
///
/// The last place that all spans pass, also those that libraries make.
record WordlessExporter(SpanExporter exporter) implements SpanExporter {

    private static final AttributeKey<String> URL = AttributeKey.stringKey("http.url");

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(
                spans.stream().map(span -> (SpanData) new Wordless(span)).toList());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Wordless extends DelegatingSpanData {

        private final Attributes attributes;

        Wordless(SpanData span) {
            super(span);
            this.attributes = span.getAttributes().get(URL) == null
                    ? span.getAttributes()
                    : span.getAttributes().toBuilder().remove(URL).build();
        }

        @Override
        public Attributes getAttributes() {
            return attributes;
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }
    }
}
