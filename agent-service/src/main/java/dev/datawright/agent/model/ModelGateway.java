package dev.datawright.agent.model;

import java.util.List;
import org.springframework.stereotype.Component;

/// The way to the model.
@Component
public class ModelGateway {

    private final GatewayProperties properties;

    ModelGateway(GatewayProperties properties) {
        this.properties = properties;
    }

    /// Prepares one question to the model; nothing is sent yet.
    public ModelQuestion ask(List<ModelMessage> messages, List<ModelTool> tools) {
        return new ModelQuestion(properties, messages, tools);
    }
}
