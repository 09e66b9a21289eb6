package dev.datawright.bridge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.SeedSource;
import dev.datawright.contract.job.Capabilities;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackendDialectTest {

    private static final ExpressionColumnConfig LINE =
            new ExpressionColumnConfig("line", "{{ city }}", ExpressionColumnConfig.Dtype.STR, false);
    private static final DataDesignerConfig CITIES = DataDesignerConfig.empty()
            .withColumns(List.of(
                    new SeedDatasetColumnConfig("city", false), new SeedDatasetColumnConfig("code", true), LINE))
            .withSeedConfig(
                    new SeedConfig(new SeedSource.Fileset("cities#a.csv"), SeedConfig.SamplingStrategy.ORDERED, null));

    private static Capabilities of(String backend) {
        return new Capabilities(backend, false, 10, false, false, false, false, false, false);
    }

    @Test
    void leavesTheColumnsOfTheSeedDataToABackendThatAddsThemItself() {
        DataDesignerConfig sent = BackendDialect.of(CITIES, of("nemo-platform"));

        assertThat(sent.columns()).containsExactly(LINE);
        assertThat(sent.seedConfig()).isEqualTo(CITIES.seedConfig());
        assertThat(sent.processors())
                .containsExactly(new Processor.DropColumns("dropped-seed-columns", List.of("code")));
    }

    @Test
    void changesNothingForOurOwn() {
        assertThat(BackendDialect.of(CITIES, of("datawright"))).isSameAs(CITIES);
    }
}
