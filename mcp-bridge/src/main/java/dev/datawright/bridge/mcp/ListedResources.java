package dev.datawright.bridge.mcp;

import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.Listing;
import io.modelcontextprotocol.spec.McpSchema;
import org.jspecify.annotations.Nullable;

/// Resources that a caller finds in the list; each caller has a list of their own.
@FunctionalInterface
public interface ListedResources {

    /// @param after where the last page ended
    Listing<McpSchema.Resource> page(Call call, @Nullable String after);
}
