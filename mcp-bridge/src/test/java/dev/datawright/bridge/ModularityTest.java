package dev.datawright.bridge;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(BridgeApplication.class);

    @Test
    void hasNoCyclesAndNoForbiddenArrows() {
        modules.verify();
    }

    @Test
    void writesItsDiagrams() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
