package dev.datawright.bridge.upstream;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Where Data Designer and the model gateway are.
@ConfigurationProperties("datawright.bridge")
@Validated
record UpstreamProperties(
        @NotNull Backend dataDesigner, @DefaultValue Gateway gateway) {

    /// The generation of the API.
    enum Api {
        /// Ours or NVIDIA's, whichever answers.
        AUTO,
        NEMO_PLATFORM,
        NEMO_MICROSERVICES
    }

    /// @param apiKey sent as a bearer token when given
    /// @param pauseWhenAway how long no call is made after several in a row were not answered
    /// @param previewTimeout for a whole preview, model calls included
    /// @param maxArtifact largest result that is fetched
    record Backend(
            @NotNull URI url,
            @Nullable Secret apiKey,
            @DefaultValue("auto") Api api,
            @DefaultValue("default") String workspace,
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("30s") Duration callTimeout,
            @DefaultValue("5s") Duration pauseWhenAway,
            @DefaultValue("120s") Duration previewTimeout,
            @DefaultValue("30m") Duration downloadTimeout,
            @DefaultValue("8GB") DataSize maxArtifact) {}

    /// The gateway as the backend reaches it; needed where the platform keeps its model providers itself.
    ///
    /// @param provider name it is registered under
    /// @param readyTimeout how long the platform may take to find its models
    /// @param billed whether model calls cost money; false for the offline model
    record Gateway(
            @Nullable URI url,
            @Nullable Secret apiKey,
            @DefaultValue("gateway") String provider,
            @DefaultValue("30s") Duration readyTimeout,
            @DefaultValue("true") boolean billed) {}

    /// A value that does not show itself; public for the converter that makes it of text.
    public record Secret(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
