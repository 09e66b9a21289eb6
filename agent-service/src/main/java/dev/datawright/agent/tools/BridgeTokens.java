package dev.datawright.agent.tools;

/// The tokens with which the agent acts at the bridge on a person's behalf; never the person's own token.
public interface BridgeTokens {

    /// The token for one owner, as it is at this moment.
    ///
    /// @throws dev.datawright.agent.problem.ProblemException when there is none for this owner
    String tokenFor(String owner);
}
