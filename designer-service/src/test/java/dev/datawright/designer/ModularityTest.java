package dev.datawright.designer;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(DesignerApplication.class);

    @Test
    void keepsItsModulesFreeOfCycles() {
        MODULES.verify();
    }

    @Test
    void drawsItsModules() {
        new Documenter(MODULES).writeModulesAsPlantUml();
    }
}
