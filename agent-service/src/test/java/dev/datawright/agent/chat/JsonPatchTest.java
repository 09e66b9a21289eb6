package dev.datawright.agent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// AG-UI's own client applies what comes of this in end-to-end/real/ag-ui.
class JsonPatchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":1}             | {"a":1}             | []
                    {"a":1}             | {"a":2}             | [{"op":"replace","path":"/a","value":2}]
                    {"a":1,"b":2}       | {"b":2}             | [{"op":"remove","path":"/a"}]
                    {}                  | {"a":null}          | [{"op":"add","path":"/a","value":null}]
                    {"a":1}             | {"a":null}          | [{"op":"replace","path":"/a","value":null}]
                    {"a":{"b":[1]}}     | {"a":{"b":[1,2,3]}} | [{"op":"add","path":"/a/b/-","value":2},{"op":"add","path":"/a/b/-","value":3}]
                    [1,2,3]             | [9]                 | [{"op":"replace","path":"/0","value":9},{"op":"remove","path":"/2"},{"op":"remove","path":"/1"}]
                    {"a/b~c":1}         | {"a/b~c":2}         | [{"op":"replace","path":"/a~1b~0c","value":2}]
                    {"a":[1]}           | {"a":{"b":1}}       | [{"op":"replace","path":"/a","value":{"b":1}}]
                    {"a":1}             | {"a":1.0}           | [{"op":"replace","path":"/a","value":1.0}]
                    """)
    void saysWhatMakesOneOfTheOther(String before, String after, String patch) {
        assertThat(JsonPatch.between(read(before), read(after)))
                .hasToString(read(patch).toString());
    }

    private static JsonNode read(String json) {
        return WireJson.mapper().readTree(json);
    }
}
