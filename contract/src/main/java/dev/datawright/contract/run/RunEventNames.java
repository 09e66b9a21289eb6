package dev.datawright.contract.run;

/// Names of the CUSTOM events that the agent sends.
public final class RunEventNames {

    /// A message as it is stored (value: [dev.datawright.contract.conversation.Message]): sent for every message of the
    /// person, and for the agent's once it is whole.
    public static final String MESSAGE = "datawright.message";

    /// A quiet line about a tool (value: [dev.datawright.contract.conversation.ToolLine]).
    public static final String TOOL_LINE = "datawright.tool";

    /// The design has a new version (value: `{design_id, version}`); its content comes from the bridge.
    public static final String DESIGN = "datawright.design";

    /// The agent proposes a job (value: [dev.datawright.contract.conversation.JobProposal]); a run that ends in an
    /// interrupt follows.
    public static final String PROPOSAL = "datawright.proposal";

    /// The question about a job is settled (value:
    /// [dev.datawright.contract.conversation.SettledProposal]).
    public static final String PROPOSAL_SETTLED = "datawright.proposal-settled";

    /// A job of this conversation was created or ended (value: `{job_id, status}`).
    public static final String JOB = "datawright.job";

    /// The messages that wait for the end of the active run, all of them (value: `{messages}`, each a
    /// [dev.datawright.contract.conversation.Message]).
    public static final String QUEUE = "datawright.queue";

    /// The conversation has another title (value: `{title}`).
    public static final String TITLE = "datawright.title";

    /// A run that failed is taken up anew (value: `{message_id, gone}`: the person's message that it answers, and
    /// the messages that stand no longer, such as why it failed).
    public static final String RETRIED = "datawright.retried";

    private RunEventNames() {}
}
