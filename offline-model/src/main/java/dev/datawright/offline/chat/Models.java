package dev.datawright.offline.chat;

import dev.datawright.contract.design.ModelRoles;
import java.util.List;
import java.util.stream.Stream;

/// The names that the offline model answers to: the roles of the suite, and its own.
final class Models {

    static final String OWN = "datawright-offline";

    static final List<String> ROLES = ModelRoles.ALL;

    static final List<String> NAMES =
            Stream.concat(ROLES.stream(), Stream.of(OWN)).toList();

    private Models() {}
}
