package dev.datawright.bridge.design;

import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.Scope;
import dev.datawright.contract.job.Listing;
import java.util.List;
import org.springframework.stereotype.Component;

/// The models that a design can name: roles at the gateway, never an endpoint.
@Component
public class Models {

    private final List<String> roles;
    private final ModelPrices prices;

    Models(DesignProperties properties, ModelPrices prices) {
        this.roles = List.copyOf(properties.modelRoles());
        this.prices = prices;
    }

    /// @param alias what a column's model_alias names, and the model's name at the gateway
    /// @param costsMoney whether its calls do, as far as is known at this moment
    public record Model(String alias, boolean costsMoney) {}

    public Listing<Model> list(Call call) {
        call.require(Scope.READ);
        boolean free = prices.isFree();
        return new Listing<>(roles.stream().map(role -> new Model(role, !free)).toList(), null);
    }
}
