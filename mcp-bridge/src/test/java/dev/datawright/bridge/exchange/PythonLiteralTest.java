package dev.datawright.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import org.junit.jupiter.api.Test;

class PythonLiteralTest {

    private static String of(String json) {
        return PythonLiteral.of(WireJson.mapper().readTree(json), "");
    }

    @Test
    void writesValuesAsPython() {
        assertThat(of("{\"a\": [1, 2.5, true, false, null], \"b\": {}}"))
                .isEqualTo("{\"a\": [1, 2.5, True, False, None], \"b\": {}}");
        assertThat(of("\"a\\\"b\\\\c\\td é😀 \\u0000 \\ud800\"")).isEqualTo("\"a\\\"b\\\\c\\td é😀 \\u0000 \\ud800\"");
    }

    @Test
    void putsEachLineOfALongTextOnItsOwn() {
        assertThat(of("\"one\\ntwo\"")).isEqualTo("(\n    \"one\\n\"\n    \"two\"\n)");
    }
}
