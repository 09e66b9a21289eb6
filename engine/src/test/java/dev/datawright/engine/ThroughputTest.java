package dev.datawright.engine;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.engine.run.GenerationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Prints rows a second; run by `-Ddatawright.throughput=true`.
@EnabledIfSystemProperty(named = "datawright.throughput", matches = "true")
class ThroughputTest {

    @Test
    void printsRowsASecond() {
        DataDesignerConfig samplers = Designs.design(
                String.join(
                        ",",
                        Designs.sampler("id", "uuid", "{}"),
                        Designs.sampler("kind", "category", "{\"values\":[\"a\",\"b\",\"c\"],\"weights\":[3,1,1]}"),
                        Designs.sampler(
                                "item",
                                "subcategory",
                                "{\"category\":\"kind\",\"values\":{\"a\":[\"x\",\"y\"],\"b\":[\"z\"],\"c\":[\"w\"]}}"),
                        Designs.sampler("lo", "uniform", "{\"low\":0,\"high\":100,\"decimal_places\":2}"),
                        Designs.sampler("hi", "uniform", "{\"low\":0,\"high\":100,\"decimal_places\":2}"),
                        Designs.sampler("height", "gaussian", "{\"mean\":170,\"stddev\":10}"),
                        Designs.sampler("paid", "bernoulli", "{\"p\":0.7}"),
                        Designs.sampler("stars", "uniform", "{\"low\":1,\"high\":5}", "int"),
                        Designs.sampler("at", "datetime", "{\"start\":\"2024\",\"end\":\"2025\",\"unit\":\"s\"}"),
                        Designs.expression("sum", "{{ lo + hi }}", "float")),
                Designs.less("lo", "le", "hi"),
                "");
        DataDesignerConfig person = Designs.design(Designs.sampler("who", "person_from_faker", "{}"));
        measure("nine samplers, one constraint, one expression", samplers, 2_000_000);
        measure("a whole person", person, 500_000);
    }

    private static void measure(String what, DataDesignerConfig config, long rows) {
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()))) {
                engine.generate(GenerationRequest.head(config, round, rows), batch -> {});
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("%s: %,d rows, %,.0f rows/s%n", what, rows, rows / seconds);
        }
    }
}
