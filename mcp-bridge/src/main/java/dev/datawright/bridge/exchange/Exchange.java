package dev.datawright.bridge.exchange;

import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.design.NewDesign;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.json.WireJson;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Designs out of and into files.
@Component
class Exchange {

    private static final int LONGEST_FILE_NAME = 60;

    private final Designs designs;

    Exchange(Designs designs) {
        this.designs = designs;
    }

    /// What to make a design of.
    ///
    /// @param format yaml or json; told from the content when absent
    record Source(
            @Nullable String content,
            @Nullable String format,
            @Nullable String name,
            @Nullable Long rows,
            @Nullable Long seed,
            @Nullable Integer baseVersion) {}

    Export export(Call call, UUID id, @Nullable Integer version, Format format) {
        Design design = designs.get(call, id, version);
        ForeignConfig foreign = ForeignConfig.of(design);
        JsonNode config = WireJson.mapper().valueToTree(foreign.config());
        String content =
                switch (format) {
                    case YAML -> YamlWriter.write(config, comments(design, foreign));
                    case JSON ->
                        WireJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n";
                    case PYTHON -> PythonScript.of(design, foreign);
                };
        return new Export(
                format.wireName(), fileName(design.name()) + "." + format.suffix(), content, foreign.leftOut());
    }

    /// A new design with what the file says.
    Design create(Call call, Source source) {
        JsonNode config = ImportedConfig.read(source.content(), source.format());
        return designs.create(call, NewDesign.of(source.name(), config, source.rows(), source.seed()));
    }

    /// A new version of a design, with what the file says in place of all it was.
    Design replace(Call call, UUID id, Source source) {
        Design design = designs.get(call, id, null);
        JsonNode config = ImportedConfig.read(source.content(), source.format());
        return designs.replace(call, design.id(), config, source.baseVersion());
    }

    private static List<String> comments(Design design, ForeignConfig foreign) {
        List<String> comments = new ArrayList<>();
        comments.add(design.name() + ", version " + design.version());
        foreign.leftOut().forEach(sentence -> comments.add("Left out: " + sentence));
        return comments;
    }

    private static String fileName(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = plain.length() > LONGEST_FILE_NAME ? plain.substring(0, LONGEST_FILE_NAME) : plain;
        return cut.isEmpty() ? "design" : cut;
    }
}
