package dev.datawright.agent.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What an AG-UI client sends, as far as it is taken: history, state, tools and context of a client are untrusted and
/// not read.
///
/// @param messages of which the last one counts, when it is the person's
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
record AguiRun(
        @Nullable String threadId,
        @Nullable String runId,
        @Nullable List<JsonNode> messages,
        @Nullable List<Resume> resume) {

    /// @param status `resolved` or `cancelled`
    /// @param payload `{approval_id}` for a yes, `{reason?}` for a no
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    record Resume(
            @Nullable String interruptId,
            @Nullable String status,
            @Nullable JsonNode payload) {}
}
