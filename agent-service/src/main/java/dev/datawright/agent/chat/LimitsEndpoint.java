package dev.datawright.agent.chat;

import dev.datawright.agent.graph.GraphProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What an answer and a conversation may use of the models, so that what was used can be set against it.
@RestController
class LimitsEndpoint {

    private final SpendingLimits limits;

    LimitsEndpoint(GraphProperties properties) {
        this.limits = new SpendingLimits(
                properties.maxTokens(),
                properties.maxCostUsd(),
                properties.conversationMaxTokens(),
                properties.conversationMaxCostUsd());
    }

    @GetMapping("/api/agent/limits")
    SpendingLimits limits() {
        return limits;
    }

    /// @param maxTokens of one run's answers, in and out
    /// @param maxCostUsd of one run's answers, as far as the gateway says costs
    record SpendingLimits(
            long maxTokens, double maxCostUsd, long conversationMaxTokens, double conversationMaxCostUsd) {}
}
