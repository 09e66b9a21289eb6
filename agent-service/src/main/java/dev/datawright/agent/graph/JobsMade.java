package dev.datawright.agent.graph;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.BridgeDesigns;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The jobs that were made of a conversation's design, by the agent or by hand.
@Component
class JobsMade {

    private static final Logger log = LoggerFactory.getLogger(JobsMade.class);
    private static final int NEWEST = 20;

    private final BridgeDesigns designs;

    JobsMade(BridgeDesigns designs) {
        this.designs = designs;
    }

    /// The newest ones, newest first. Without them the agent knows less and works on.
    List<Job> of(RunExecution run) {
        try {
            return designs.jobs(run.claim().owner(), run.claim().designId(), NEWEST);
        } catch (BridgeAway | ProblemException e) {
            log.debug("The jobs of design {} are not known", run.claim().designId(), e);
            return List.of();
        }
    }

    /// Whether a job has rows, or will have them.
    static boolean counts(Job job) {
        return job.status() != JobStatus.ERROR
                && job.status() != JobStatus.CANCELLED
                && job.status() != JobStatus.CANCELLING;
    }
}
