package dev.datawright.engine.validate;

import dev.datawright.contract.design.ValidatorParams;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Validators that live elsewhere. Used by several threads.
public interface RemoteValidators {

    /// Why that validator may not be asked, as a sentence; empty when it may.
    Optional<String> objection(ValidatorParams.Remote validator);

    /// What the validator found about the rows: an object for each, in their order.
    ///
    /// @throws RemoteValidationException when it gave no usable answer
    List<JsonNode> ask(ValidatorParams.Remote validator, List<JsonNode> rows)
            throws RemoteValidationException, InterruptedException;

    /// Nobody may be asked.
    static RemoteValidators none() {
        return new HttpValidators(List.of());
    }

    /// No answer, or none that could be used; the message is a sentence.
    final class RemoteValidationException extends Exception {

        private static final long serialVersionUID = 1L;

        public RemoteValidationException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
