package dev.datawright.offline.chat;

import java.util.List;

/// The names that the offline model answers to: the roles of the suite, and its own.
final class Models {

    static final String OWN = "datawright-offline";

    static final List<String> ROLES = List.of("reasoner", "writer");

    static final List<String> NAMES = List.of("reasoner", "writer", OWN);

    private Models() {}
}
