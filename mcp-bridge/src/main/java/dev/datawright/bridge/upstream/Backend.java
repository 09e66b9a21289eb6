package dev.datawright.bridge.upstream;

import dev.datawright.contract.design.DataDesignerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One generation of Data Designer's REST API.
sealed interface Backend permits PlatformClient, MicroservicesClient {

    /// @param seed absent where the backend has none
    List<Map<String, @Nullable Object>> preview(DataDesignerConfig config, int rows, @Nullable Long seed);

    /// Makes a job; the one that has the name already is this one.
    ///
    /// @param extensions what our own backend is told beside the config
    void create(String name, DataDesignerConfig config, long rows, Map<String, Object> extensions);

    UpstreamJob status(String name, long rows);

    void cancel(String name);

    /// Removes a job and all that it made; nothing happens when there is none.
    void delete(String name);

    /// Only of a backend whose capabilities say so.
    void retryFailedCells(String name);

    /// @param after where the last page ended
    /// @param tail the last lines instead; 0 for a page
    LogPage logs(String name, @Nullable String after, int limit, int tail);

    /// @param byManifest whether the backend hands out the parts one by one
    UpstreamResult fetch(String name, Path folder, boolean byManifest);
}
