package dev.datawright.bridge.exchange;

import dev.datawright.contract.json.WireJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// Writes YAML that every reader takes for the same values: YAML 1.1 as PyYAML reads it, without anchors.
final class YamlWriter {

    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final int NEVER_FOLD = 10_000;

    private YamlWriter() {}

    static String write(JsonNode config, List<String> comments) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setDereferenceAliases(true);
        options.setWidth(NEVER_FOLD);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        String yaml =
                new Yaml(new Plain(options), options).dump(WireJson.mapper().convertValue(config, TREE));
        StringBuilder text = new StringBuilder();
        comments.forEach(
                comment -> text.append("# ").append(Comments.oneLine(comment)).append('\n'));
        return text.append(yaml).toString();
    }

    /// Texts of several lines as blocks, and numbers that PyYAML takes for numbers.
    private static final class Plain extends Representer {

        Plain(DumperOptions options) {
            super(options);
            representers.put(String.class, value -> text((String) value));
            representers.put(Double.class, value -> number(BigDecimal.valueOf((Double) value)));
            representers.put(BigDecimal.class, value -> number((BigDecimal) value));
        }

        private Node text(String value) {
            boolean block = value.contains("\n")
                    && value.lines().noneMatch(line -> line.endsWith(" ") || line.startsWith("\t"))
                    && value.chars().noneMatch(c -> c == '\r' || c == '\t' || c < ' ' && c != '\n');
            return representScalar(
                    Tag.STR, value, block ? DumperOptions.ScalarStyle.LITERAL : DumperOptions.ScalarStyle.PLAIN);
        }

        /// YAML 1.1 wants a point and a signed exponent.
        private Node number(BigDecimal value) {
            String plain = value.toPlainString();
            String text = plain.length() <= 25 ? plain : scientific(value);
            return representScalar(Tag.FLOAT, text.contains(".") || text.contains("e") ? text : text + ".0");
        }

        private static String scientific(BigDecimal value) {
            String digits = value.unscaledValue().abs().toString();
            int exponent = digits.length() - 1 - value.scale();
            String rest = digits.length() == 1 ? "0" : digits.substring(1);
            return (value.signum() < 0 ? "-" : "") + digits.charAt(0) + "." + rest + "e" + (exponent < 0 ? "-" : "+")
                    + Math.abs(exponent);
        }
    }
}
