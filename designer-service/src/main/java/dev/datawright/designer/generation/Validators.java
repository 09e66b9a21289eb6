package dev.datawright.designer.generation;

import dev.datawright.engine.validate.HttpValidators;
import dev.datawright.engine.validate.RemoteValidators;
import org.springframework.stereotype.Component;

/// The remote validators that the operator allows.
@Component
class Validators {

    private final RemoteValidators remote;

    Validators(ValidatorProperties properties) {
        this.remote = new HttpValidators(properties.allowedHosts());
    }

    RemoteValidators remote() {
        return remote;
    }
}
