package dev.datawright.bridge.upstream;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.Capabilities;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The Data Designer backend in use.
///
/// Every method throws a `BridgeFailure`: `upstream-away` when it is worth trying again, `upstream-failed` when the
/// backend refused in words.
@Component
public class DataDesigner {

    private final Generation generation;
    private final PlatformProvider provider;
    private final RunningNumbers numbers;
    private final PlatformFiles files;

    DataDesigner(Generation generation, PlatformProvider provider, RunningNumbers numbers, PlatformFiles files) {
        this.generation = generation;
        this.provider = provider;
        this.numbers = numbers;
        this.files = files;
    }

    /// What it can do; asked once and remembered for a while.
    public Capabilities capabilities() {
        return generation.capabilities();
    }

    /// The first rows; the seed is passed on where the backend has one.
    ///
    /// @param tags what the gateway is told about every model call
    public List<Map<String, @Nullable Object>> preview(
            DataDesignerConfig config, int rows, long seed, Map<String, String> tags) {
        Capabilities capabilities = capabilities();
        DataDesignerConfig known = BackendDialect.of(numbers.ready(config, rows), capabilities);
        DataDesignerConfig tagged = CallTags.on(provider.fill(known, capabilities), tags);
        return generation.backend().preview(tagged, rows, capabilities.seed() ? seed : null);
    }

    /// Hands the job over under a name of ours; a name that is taken is this job, handed over before.
    ///
    /// @param costCapUsd passed on where the backend itself stops there; 0 for none
    /// @param tags what the gateway is told about every model call
    public void submit(
            String name, DataDesignerConfig config, long rows, long seed, double costCapUsd, Map<String, String> tags) {
        Capabilities capabilities = capabilities();
        DataDesignerConfig known = BackendDialect.of(numbers.ready(config, rows), capabilities);
        DataDesignerConfig tagged = CallTags.on(provider.fill(known, capabilities), tags);
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (capabilities.seed()) {
            extensions.put("seed", seed);
        }
        if (capabilities.hardCostCap() && costCapUsd > 0) {
            extensions.put("cost_cap_usd", costCapUsd);
        }
        generation.backend().create(name, tagged, rows, extensions);
    }

    /// @param rows how many it makes
    public UpstreamJob status(String name, long rows) {
        UpstreamJob job = generation.backend().status(name, rows);
        return job.usage().isEmpty() || capabilities().modelGateway() ? job : job.withoutCosts();
    }

    public void cancel(String name) {
        generation.backend().cancel(name);
    }

    /// Removes a job and all that it made; nothing happens when there is none.
    public void delete(String name) {
        generation.backend().delete(name);
    }

    /// Has the cells of an ended job tried again that no model call could fill; one that is at it already goes on.
    public void retryFailedCells(String name) {
        generation.backend().retryFailedCells(name);
    }

    /// What a job told, oldest line first.
    ///
    /// @param after where the last page ended
    /// @param tail the last lines instead; 0 for a page
    public LogPage logs(String name, @Nullable String after, int limit, int tail) {
        return generation.backend().logs(name, after, limit, tail);
    }

    /// Fetches the rows of a completed job into an empty folder.
    public UpstreamResult fetch(String name, Path folder) {
        return generation.backend().fetch(name, folder, capabilities().partsByManifest());
    }

    /// Sees to it that the backend has a file of seed data; can be done again and again.
    ///
    /// @param local asked only when the file has to be sent
    public void bringFile(String fileset, String file, long bytes, Supplier<Path> local) {
        files.bring(fileset, file, bytes, local);
    }

    /// Removes a fileset that was brought; nothing happens when there is none.
    public void removeFiles(String fileset) {
        files.remove(fileset);
    }
}
