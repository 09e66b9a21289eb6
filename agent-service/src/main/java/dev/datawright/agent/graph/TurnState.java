package dev.datawright.agent.graph;

import dev.datawright.contract.json.WireJson;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.util.Map;
import org.bsc.langgraph4j.serializer.StateSerializer;
import org.bsc.langgraph4j.state.AgentState;

/// The turn as langgraph4j carries it: one entry, always JSON outside of the process.
final class TurnState extends AgentState {

    private static final String KEY = "turn";

    TurnState(Map<String, Object> data) {
        super(data);
    }

    Turn turn() {
        return this.<Turn>value(KEY).orElseThrow();
    }

    static Map<String, Object> of(Turn turn) {
        return Map.of(KEY, turn);
    }

    static String toJson(Map<String, Object> data) {
        return WireJson.mapper().writeValueAsString(data.get(KEY));
    }

    static Map<String, Object> fromJson(String json) {
        return of(WireJson.mapper().readValue(json, Turn.class));
    }

    /// Copies states through the same JSON that checkpoints hold.
    static final class Serializer extends StateSerializer<TurnState> {

        Serializer() {
            super(TurnState::new);
        }

        @Override
        public void writeData(Map<String, Object> data, ObjectOutput out) throws IOException {
            out.writeUTF(data.isEmpty() ? "" : toJson(data));
        }

        @Override
        public Map<String, Object> readData(ObjectInput in) throws IOException {
            String json = in.readUTF();
            return json.isEmpty() ? Map.of() : fromJson(json);
        }
    }
}
