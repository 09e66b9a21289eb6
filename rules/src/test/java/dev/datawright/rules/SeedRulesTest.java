package dev.datawright.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Processor;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedSource;
import dev.datawright.contract.json.WireJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedRulesTest {

    private static final String DESIGN = """
            {"columns":[{"column_type":"seed-dataset","name":"city"},
              {"column_type":"expression","name":"line","expr":"{{ city }}, {{ city.zip }}"}],
             "seed_config":%s}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"source":{"seed_type":"nmp","path":"default/cities#data/a.csv"}} |
            {"source":{"seed_type":"nmp","path":"cities#a.csv"},"sampling_strategy":"shuffle","selection_strategy":{"start":0,"end":9}} |
            {"source":{"seed_type":"nmp","path":"cities#a.csv"},"selection_strategy":{"index":1,"num_partitions":2}} |
            {"source":{"seed_type":"local","path":"/etc/passwd"}} | seed_config.source.seed_type: Files of the caller's own machine are not read here ('local') (upload the data as CSV, JSONL or Parquet to the Files service, and name it with seed_type nmp)
            {"source":{"seed_type":"hf","path":"datasets/a/b.csv"}} | seed_config.source.seed_type: Data sets of Hugging Face are not fetched from here ('hf') (upload the data as CSV, JSONL or Parquet to the Files service, and name it with seed_type nmp)
            {"source":{"seed_type":"df"}} | seed_config.source.seed_type: Data frames do not travel ('df') (upload the data as CSV, JSONL or Parquet to the Files service, and name it with seed_type nmp)
            {"source":{"seed_type":"nmp","path":"cities"}} | seed_config.source.path: 'cities' names no file: a file stands behind a # after its fileset (such as my-data#customers.csv)
            {"source":{"seed_type":"nmp","path":"a/b/c#d.csv"}} | seed_config.source.path: A fileset is named by its own name, or by workspace and name with one slash between them (such as my-data#customers.csv)
            {"source":{"seed_type":"nmp","path":"c#d.csv"},"sampling_strategy":"random"} | seed_config.sampling_strategy: 'random' is not a value of 'sampling_strategy' (one of: ordered, shuffle)
            {"source":{"seed_type":"nmp","path":"c#d.csv"},"selection_strategy":{"start":5,"end":4}} | seed_config.selection_strategy.end: The range ends with row 4, before it starts with row 5
            {"source":{"seed_type":"nmp","path":"c#d.csv"},"selection_strategy":{"index":2,"num_partitions":2}} | seed_config.selection_strategy.index: Partitions count from 0 to 1, so there is no 2
            null | columns[0]: 'city' comes from seed data, but the design names none (add a seed_config)
            """)
    void judgesSeedData(String seed, String sentence) {
        assertThat(SkipRulesTest.sentences(DESIGN.formatted(seed)))
                .containsExactlyElementsOf(sentence == null ? List.of() : List.of(sentence));
    }

    @Test
    void refusesSeedDataThatNothingIsTakenFrom() {
        assertThat(SkipRulesTest.sentences("""
                {"columns":[{"column_type":"sampler","name":"a","sampler_type":"uuid"}],
                 "seed_config":{"source":{"seed_type":"nmp","path":"c#d.csv"}}}"""))
                .containsExactly("seed_config: The design names seed data, but no column takes anything from it"
                        + " (add a seed-dataset column with the name of a column of the file)");
    }

    @Test
    void readsSeedData() {
        DataDesignerConfig config = read(DESIGN.formatted("""
                {"source":{"seed_type":"nmp","path":"c#d.csv"},"sampling_strategy":"shuffle",
                 "selection_strategy":{"index":1,"num_partitions":4}}"""));

        assertThat(config.seedConfig())
                .isEqualTo(new SeedConfig(
                        new SeedSource.Fileset("c#d.csv"),
                        SeedConfig.SamplingStrategy.SHUFFLE,
                        new SeedConfig.PartitionBlock(1, 4)));
        assertThat(Rules.read(WireJson.mapper().valueToTree(config)).orElseThrow())
                .isEqualTo(config);
    }

    @Test
    void readsAndChecksTransforms() {
        String design = """
                {"columns":[{"column_type":"expression","name":"city","expr":"Rome"}],
                 "processors":[{"processor_type":"schema_transform","name":"%s",
                   "template":{"text":"To {{ %s }}","fixed":1,"list":[{"a":"{{ city }}"}]}}]}""";

        DataDesignerConfig config = read(design.formatted("chat", "city"));
        assertThat(Rules.check(config)).isEmpty();
        assertThat(config.processors())
                .containsExactly(new Processor.SchemaTransform(
                        "chat",
                        Map.of("text", "To {{ city }}", "fixed", 1L, "list", List.of(Map.of("a", "{{ city }}")))));
        assertThat(SkipRulesTest.sentences(design.formatted("../chat", "town")))
                .containsExactly(
                        "processors[0].name: The name becomes a folder's: 1 to 40 letters, digits, '_', '-' and '.',"
                                + " and no '.' or '-' at its beginning (such as chat_format)",
                        "processors[0].template.text: There is no column 'town' (one of: city)");
    }

    private static DataDesignerConfig read(String json) {
        return Rules.read(WireJson.mapper().readTree(json)).orElseThrow();
    }
}
