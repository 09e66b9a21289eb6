package dev.datawright.bridge.job;

import dev.datawright.bridge.mcp.ListedResources;
import dev.datawright.bridge.mcp.Resources;
import dev.datawright.bridge.result.RowQuery;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.Listing;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/// Jobs and their first rows as resources that a client can attach.
@Configuration(proxyBeanMethods = false)
class JobResources {

    private static final String JOB = "datawright://jobs/{id}";
    private static final String ROWS = "datawright://jobs/{id}/rows";
    private static final int SHOWN = 50;
    private static final int COMPLETED = 200;

    private final Jobs jobs;

    JobResources(Jobs jobs) {
        this.jobs = jobs;
    }

    @Bean
    List<SyncResourceTemplateSpecification> jobResourceTemplates() {
        return List.of(
                Resources.template(
                        JOB,
                        "job",
                        "Job",
                        "How a job is doing, its files and what was checked.",
                        (call, parts) -> jobs.get(call, Resources.id(parts, "id", "job"))),
                Resources.template(
                        ROWS,
                        "job-rows",
                        "Rows of a job",
                        "The first " + SHOWN + " rows of a completed job.",
                        (call, parts) -> jobs.rows(call, Resources.id(parts, "id", "job"), RowQuery.page(0, SHOWN))));
    }

    @Bean
    @Order(2)
    ListedResources listedJobs() {
        return (call, after) -> {
            Listing<Job> page = jobs.list(call, null, after, null);
            return new Listing<>(
                    page.items().stream()
                            .map(job -> Resources.resource(
                                    "datawright://jobs/" + job.id(),
                                    job.name() + ", " + job.spec().rows() + " rows",
                                    "Job of version " + job.spec().version() + ", "
                                            + job.status().wireName()))
                            .toList(),
                    page.next());
        };
    }

    @Bean
    List<SyncCompletionSpecification> jobCompletions() {
        return List.of(
                Resources.completion(new McpSchema.ResourceReference(JOB), this::complete),
                Resources.completion(new McpSchema.ResourceReference(ROWS), this::complete));
    }

    private List<String> complete(Call call, String argument, String typed, Map<String, String> others) {
        String looked = typed.toLowerCase(Locale.ROOT);
        return jobs.list(call, null, null, COMPLETED).items().stream()
                .filter(job -> job.id().toString().startsWith(looked)
                        || job.name().toLowerCase(Locale.ROOT).contains(looked))
                .map(job -> job.id().toString())
                .toList();
    }
}
