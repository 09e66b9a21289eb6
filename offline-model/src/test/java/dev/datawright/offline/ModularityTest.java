package dev.datawright.offline;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(OfflineModelApplication.class);

    @Test
    void modulesDependOneWay() {
        modules.verify();
    }

    @Test
    void modulesAreDrawn() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
