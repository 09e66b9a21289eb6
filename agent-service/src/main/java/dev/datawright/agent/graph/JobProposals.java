package dev.datawright.agent.graph;

import dev.datawright.agent.model.ModelTool;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.tools.Bridge;
import dev.datawright.agent.tools.ToolAnswer;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.json.WireJson;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The agent's own tool, propose_job: makes of a wish exactly the job that a person can approve.
@Component
class JobProposals {

    static final String NAME = "propose_job";
    static final ModelTool TOOL = new ModelTool(
            NAME,
            "Proposes to generate the dataset: the person gets a card with rows, cost and time and decides. Call it"
                    + " once, as the last call, when the person asked for rows and the design is valid.",
            """
            {"type":"object","properties":{"rows":{"type":"integer","minimum":1,\
            "description":"How many rows; leave it out to take the design's number."},\
            "more":{"type":"boolean","description":"true when the person wants rows beside those of the last job, \
            such as '500 more': they get another seed, so that no row comes twice."}},"required":[]}""");

    private static final long ROWS_WHEN_NOBODY_SAID = 100;

    /// The least cap: an estimate of a few calls must not stop a job over a cent.
    private static final double LEAST_CAP_USD = 1.00;

    private static final double CAP_OVER_ESTIMATE = 2;

    private final Bridge bridge;
    private final JobsMade jobs;

    JobProposals(Bridge bridge, JobsMade jobs) {
        this.bridge = bridge;
        this.jobs = jobs;
    }

    /// What came of a wish: a proposal, or why there is none.
    ///
    /// @param text for the model
    record Outcome(@Nullable JobProposal proposal, String text) {}

    Outcome propose(RunExecution run, int step, int callIndex, ObjectNode arguments) {
        String key = Ids.key(run.claim().runId(), step, callIndex);
        ToolAnswer design = call(run, "get_design", WireJson.mapper().createObjectNode(), key + "/design");
        if (design.failed()) {
            return refused(design.text());
        }
        JsonNode current = design.structured();
        if (current.path("config").path("columns").isEmpty()) {
            return refused("The design has no columns yet. Set columns first.");
        }
        JsonNode more = arguments.path("more");
        // A model that names the number in `more` means as many rows beside the others.
        JsonNode wished = arguments.hasNonNull("rows") || !more.isIntegralNumber() ? arguments.path("rows") : more;
        if (!wished.isMissingNode() && !wished.isNull() && (!wished.isIntegralNumber() || wished.asLong() < 1)) {
            return refused("rows is " + wished + "; it is a whole number from 1 on.");
        }
        Optional<MoreRows> beside =
                more.isIntegralNumber() || more.asBoolean(false) ? MoreRows.beside(jobs.of(run)) : Optional.empty();
        long rows = wished.isIntegralNumber()
                ? wished.asLong()
                : beside.map(found -> found.last().spec().rows())
                        .orElse(current.path("rows").asLong(ROWS_WHEN_NOBODY_SAID));
        ToolAnswer estimated =
                call(run, "estimate_job", WireJson.mapper().createObjectNode().put("rows", rows), key + "/estimate");
        if (estimated.failed()) {
            return refused(estimated.text());
        }
        try {
            Estimate estimate = WireJson.mapper().treeToValue(estimated.structured(), Estimate.class);
            Long seed = beside.map(MoreRows::seed)
                    .orElse(current.hasNonNull("seed") ? current.get("seed").asLong() : null);
            if (beside.isPresent()) {
                boolean same = isSame(run, current, beside.get().last().spec(), key);
                estimate = estimate.withNotice(beside.get().notice(same));
            }
            var spec =
                    new JobSpec(run.claim().designId(), current.path("version").asInt(), rows, seed, cap(estimate));
            UUID interruptId = Ids.interrupt(run.claim().runId(), step, callIndex);
            return new Outcome(new JobProposal(interruptId, spec, estimate, key), "");
        } catch (JacksonException e) {
            return refused("The estimate cannot be read: " + e.getOriginalMessage());
        }
    }

    /// Whether the design is what it was when a job was made of it; other versions may say the same.
    private boolean isSame(RunExecution run, JsonNode current, JobSpec before, String key) {
        if (current.path("version").asInt() == before.version()) {
            return true;
        }
        ToolAnswer then = call(
                run,
                "get_design",
                WireJson.mapper().createObjectNode().put("version", before.version()),
                key + "/design-" + before.version());
        return !then.failed() && then.structured().path("config").equals(current.path("config"));
    }

    private ToolAnswer call(RunExecution run, String tool, ObjectNode arguments, String key) {
        RunExecution.Claim claim = run.claim();
        return bridge.call(claim.owner(), tool, Bridge.withDesign(arguments, tool, claim.designId()), key);
    }

    /// The cap that is approved with the job: nothing without model calls, else twice the estimate's upper end, so that
    /// a job which goes as estimated is never stopped and one that runs away is.
    static double cap(Estimate estimate) {
        return estimate.modelCalls() == 0 ? 0 : Math.max(LEAST_CAP_USD, CAP_OVER_ESTIMATE * estimate.costHighUsd());
    }

    private static Outcome refused(String why) {
        return new Outcome(null, "No job is proposed. " + why);
    }
}
