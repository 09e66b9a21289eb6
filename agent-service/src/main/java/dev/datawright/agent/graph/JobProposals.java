package dev.datawright.agent.graph;

import dev.datawright.agent.model.ModelTool;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.tools.Bridge;
import dev.datawright.agent.tools.ToolAnswer;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.json.WireJson;
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
            "description":"How many rows; leave it out to take the design's number."}},"required":[]}""");

    private static final long ROWS_WHEN_NOBODY_SAID = 100;

    /// The least cap: an estimate of a few calls must not stop a job over a cent.
    private static final double LEAST_CAP_USD = 1.00;

    private static final double CAP_OVER_ESTIMATE = 2;

    private final Bridge bridge;

    JobProposals(Bridge bridge) {
        this.bridge = bridge;
    }

    /// What came of a wish: a proposal, or why there is none.
    ///
    /// @param text for the model
    record Outcome(@Nullable JobProposal proposal, String text) {}

    Outcome propose(RunExecution run, int step, int callIndex, ObjectNode arguments) {
        RunExecution.Claim claim = run.claim();
        ToolAnswer design = bridge.call(
                claim.owner(),
                "get_design",
                Bridge.withDesign(WireJson.mapper().createObjectNode(), "get_design", claim.designId()),
                Ids.key(claim.runId(), step, callIndex) + "/design");
        if (design.failed()) {
            return refused(design.text());
        }
        JsonNode current = design.structured();
        if (current.path("config").path("columns").isEmpty()) {
            return refused("The design has no columns yet. Set columns first.");
        }
        JsonNode wished = arguments.path("rows");
        if (!wished.isMissingNode() && !wished.isNull() && (!wished.isIntegralNumber() || wished.asLong() < 1)) {
            return refused("rows is " + wished + "; it is a whole number from 1 on.");
        }
        long rows = wished.isIntegralNumber()
                ? wished.asLong()
                : current.path("rows").asLong(ROWS_WHEN_NOBODY_SAID);
        ToolAnswer estimated = bridge.call(
                claim.owner(),
                "estimate_job",
                Bridge.withDesign(
                        WireJson.mapper().createObjectNode().put("rows", rows), "estimate_job", claim.designId()),
                Ids.key(claim.runId(), step, callIndex) + "/estimate");
        if (estimated.failed()) {
            return refused(estimated.text());
        }
        try {
            Estimate estimate = WireJson.mapper().treeToValue(estimated.structured(), Estimate.class);
            return proposed(run, step, callIndex, current, rows, estimate);
        } catch (JacksonException e) {
            return refused("The estimate cannot be read: " + e.getOriginalMessage());
        }
    }

    private static Outcome proposed(
            RunExecution run, int step, int callIndex, JsonNode design, long rows, Estimate estimate) {
        UUID interruptId = Ids.interrupt(run.claim().runId(), step, callIndex);
        Long seed = design.hasNonNull("seed") ? design.get("seed").asLong() : null;
        var spec = new JobSpec(run.claim().designId(), design.path("version").asInt(), rows, seed, cap(estimate));
        return new Outcome(new JobProposal(interruptId, spec, estimate), "");
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
