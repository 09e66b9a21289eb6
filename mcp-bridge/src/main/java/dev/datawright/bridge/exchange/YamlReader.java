package dev.datawright.bridge.exchange;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.json.WireJson;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads YAML from anybody: plain values alone, no anchors and aliases, bounded in size and depth.
final class YamlReader {

    /// The texts that YAML 1.1 takes for a date stay texts, as JSON has no dates.
    private static final Set<Tag> TEXTS = Set.of(Tag.STR, Tag.TIMESTAMP);

    private static final Set<Tag> VALUES = Set.of(Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT);

    private final Scalars scalars;

    private YamlReader(Scalars scalars) {
        this.scalars = scalars;
    }

    static JsonNode read(String text, int maxCharacters, int maxDepth) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(maxCharacters);
        options.setNestingDepthLimit(maxDepth);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        Scalars scalars = new Scalars(options);
        DumperOptions unused = new DumperOptions();
        Yaml yaml = new Yaml(scalars, new Representer(unused), unused, options);
        try {
            for (Event event : yaml.parse(new StringReader(text))) {
                refuseAnchors(event);
            }
            Node node = yaml.compose(new StringReader(text));
            if (node == null) {
                throw invalid(null, "it is empty", "send a config with columns");
            }
            return new YamlReader(scalars).convert(node);
        } catch (MarkedYAMLException e) {
            throw invalid(e.getProblemMark(), String.valueOf(e.getProblem()), "send YAML, or name the format");
        } catch (YAMLException e) {
            throw invalid(null, firstLine(String.valueOf(e.getMessage())), "send plain YAML");
        }
    }

    private static void refuseAnchors(Event event) {
        if (event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null) {
            throw invalid(event.getStartMark(), "there is an anchor or alias (& or *)", "write the values out");
        }
    }

    private JsonNode convert(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> {
                requireTag(node, Tag.SEQ);
                ArrayNode array = WireJson.mapper().createArrayNode();
                sequence.getValue().forEach(element -> array.add(convert(element)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw invalid(node.getStartMark(), "there is something else than a value", "write it out");
        };
    }

    private JsonNode object(MappingNode mapping) {
        requireTag(mapping, Tag.MAP);
        ObjectNode object = WireJson.mapper().createObjectNode();
        for (NodeTuple entry : mapping.getValue()) {
            // Keys such as 5 or yes are texts in JSON.
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw invalid(entry.getKeyNode().getStartMark(), "a key is no text", "name every field by a text");
            }
            if (key.getTag().equals(Tag.MERGE)) {
                throw invalid(key.getStartMark(), "fields are merged in by <<", "write the values out");
            }
            if (object.has(key.getValue())) {
                throw invalid(key.getStartMark(), "'" + key.getValue() + "' is there twice", "keep one of them");
            }
            object.set(key.getValue(), convert(entry.getValueNode()));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode node) {
        if (TEXTS.contains(node.getTag())) {
            return WireJson.mapper().getNodeFactory().stringNode(node.getValue());
        }
        if (!VALUES.contains(node.getTag())) {
            throw invalid(node.getStartMark(), "there is a tag " + node.getTag().getValue(), "leave tags out");
        }
        Object value = scalars.valueOf(node);
        if (value instanceof BigInteger whole && whole.bitLength() > 63
                || value instanceof Double decimal && !Double.isFinite(decimal)) {
            throw invalid(node.getStartMark(), "the number " + node.getValue() + " is beyond bounds", "change it");
        }
        return WireJson.mapper().valueToTree(value);
    }

    private static void requireTag(Node node, Tag tag) {
        if (!node.getTag().equals(tag)) {
            throw invalid(node.getStartMark(), "there is a tag " + node.getTag().getValue(), "leave tags out");
        }
    }

    private static BridgeFailure invalid(@Nullable Mark mark, String problem, String suggestion) {
        String where = mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
        return BridgeFailure.invalid("content", "not-yaml", where + problem, suggestion);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    /// The values of YAML's own scalars, and of nothing else.
    private static final class Scalars extends SafeConstructor {

        Scalars(LoaderOptions options) {
            super(options);
        }

        @Nullable
        Object valueOf(ScalarNode node) {
            return constructObject(node);
        }
    }
}
