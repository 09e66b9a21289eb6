package dev.datawright.agent;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(AgentApplication.class);

    @Test
    void hasNoCyclesAndReachesNeighboursByTheirFacades() {
        modules.verify();
    }

    @Test
    void drawsItsModules() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
