package dev.datawright.bridge.classic;

import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.mcp.ToolExchange;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignSummary;
import dev.datawright.contract.problem.ProblemType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which design a session works on when its calls do not say: the one it opened last.
///
/// The design itself is in the database. A session that is forgotten only has to name its design again.
@Component
class DesignInHand {

    private static final int MOST = 10_000;

    private record Session(String owner, String id) {}

    private final Map<Session, UUID> inHand = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Session, UUID> eldest) {
            return size() > MOST;
        }
    };

    private final Designs designs;

    DesignInHand(Designs designs) {
        this.designs = designs;
    }

    void take(Call call, ToolExchange exchange, UUID design) {
        synchronized (inHand) {
            inHand.put(new Session(call.owner(), exchange.sessionId()), design);
        }
    }

    void letGo(Call call, ToolExchange exchange) {
        synchronized (inHand) {
            inHand.remove(new Session(call.owner(), exchange.sessionId()));
        }
    }

    /// The newest version of the design that is named, which then is in hand, or of the one in hand.
    Design find(Call call, ToolExchange exchange, @Nullable UUID named) {
        UUID id = named == null ? held(call, exchange) : named;
        if (id == null) {
            throw new BridgeFailure(
                    ProblemType.NOT_READY,
                    "No design is in hand in this session. Call init_config to begin one, or give design_id"
                            + newest(call) + ".");
        }
        Design design = designs.get(call, id, null);
        take(call, exchange, id);
        return design;
    }

    private @Nullable UUID held(Call call, ToolExchange exchange) {
        synchronized (inHand) {
            return inHand.get(new Session(call.owner(), exchange.sessionId()));
        }
    }

    private String newest(Call call) {
        List<DesignSummary> found = designs.list(call, null, 1).items();
        return found.isEmpty()
                ? ""
                : ", such as " + found.getFirst().id() + " ('"
                        + found.getFirst().name() + "', the last one changed)";
    }
}
