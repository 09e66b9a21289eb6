package dev.datawright.bridge.preview;

import dev.datawright.bridge.design.ModelPrices;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.upstream.DataDesigner;
import org.springframework.stereotype.Component;

/// The offline model is free; what a real one costs, its gateway knows.
@Component
class GatewayPrices implements ModelPrices {

    private final DataDesigner dataDesigner;

    GatewayPrices(DataDesigner dataDesigner) {
        this.dataDesigner = dataDesigner;
    }

    @Override
    public boolean isFree() {
        try {
            return !dataDesigner.capabilities().modelGateway();
        } catch (BridgeFailure away) {
            return false;
        }
    }
}
