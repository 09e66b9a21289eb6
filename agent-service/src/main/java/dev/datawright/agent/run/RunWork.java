package dev.datawright.agent.run;

/// What a run does; the graph is the one in this service.
///
/// It may be called again for the same run, in another process, and then goes on from what is stored.
public interface RunWork {

    /// Works until the run has ended by [RunExecution#end].
    void perform(RunExecution run);

    /// Ends a run that failed in ways nobody expected.
    void giveUp(RunExecution run);
}
