package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who validates, by `validator_type`. Functions of the caller (`local_callable`) do not travel, so no service has
/// them.
@JsonSubTypes({
    @JsonSubTypes.Type(value = ValidatorParams.Code.class, name = "code"),
    @JsonSubTypes.Type(value = ValidatorParams.Remote.class, name = "remote")
})
public sealed interface ValidatorParams {

    /// Parsers of the language.
    record Code(CodeLang codeLang) implements ValidatorParams {
        public Code {
            Objects.requireNonNull(codeLang, "code_lang");
        }
    }

    /// A service that is sent the rows.
    ///
    /// @param outputSchema the JSON Schema of an answer
    /// @param timeout seconds; 30 when absent
    /// @param maxRetries 3 when absent
    /// @param retryBackoff how much longer each pause is than the one before; 2 when absent
    /// @param maxParallelRequests 4 when absent
    record Remote(
            String endpointUrl,
            @Nullable Map<String, Object> outputSchema,
            @Nullable Double timeout,
            @Nullable Integer maxRetries,
            @Nullable Double retryBackoff,
            @Nullable Integer maxParallelRequests)
            implements ValidatorParams {
        public Remote {
            Objects.requireNonNull(endpointUrl, "endpoint_url");
            outputSchema = outputSchema == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(outputSchema));
        }
    }
}
