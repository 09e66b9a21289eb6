package dev.datawright.designer.result;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.profile.Checks;
import dev.datawright.dataset.profile.ColumnProfile;
import dev.datawright.dataset.profile.Duplicates;
import dev.datawright.dataset.profile.Histogram;
import dev.datawright.dataset.profile.KeptConstraint;
import dev.datawright.dataset.read.ParquetParts;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What we measure beyond Data Designer: it stands in the analysis under a field of its own, which NVIDIA's clients
/// read over.
final class Findings {

    static final String FIELD = "datawright";

    private Findings() {}

    static ObjectNode of(DataDesignerConfig config, long asked, ParquetParts parts, List<ColumnProfile> profiles) {
        ObjectNode findings = WireJson.mapper().createObjectNode();
        findings.put("duplicate_rows", Duplicates.rows(parts, profiles));
        ArrayNode constraints = findings.putArray("constraints");
        for (KeptConstraint constraint : KeptConstraint.of(config, parts)) {
            ObjectNode node = constraints.addObject();
            node.put("constraint", constraint.name());
            node.put("num_kept", constraint.kept());
            node.put("pass_rate", constraint.rows() == 0 ? 1.0 : (double) constraint.kept() / constraint.rows());
        }
        findings.set("checks", WireJson.mapper().valueToTree(Checks.run(config, asked, parts)));
        ArrayNode columns = findings.putArray("columns");
        profiles.forEach(profile -> columns.add(column(config, parts, profile)));
        return findings;
    }

    private static ObjectNode column(DataDesignerConfig config, ParquetParts parts, ColumnProfile profile) {
        ObjectNode node = WireJson.mapper().createObjectNode();
        node.put("column_name", profile.name());
        node.put("num_duplicates", profile.rows() - profile.nulls() - profile.distinct());
        ColumnConfig column = config.column(profile.name()).orElse(null);
        if (column instanceof ModelColumnConfig && profile.type() == ColumnType.Scalar.TEXT) {
            node.put("num_near_duplicates", Duplicates.nearly(parts, profile.name()));
        }
        ColumnProfile.Numbers numbers = profile.numbers();
        if (numbers != null) {
            node.set("histogram", WireJson.mapper().valueToTree(Histogram.of(parts, profile.name(), numbers)));
        } else if (!profile.top().isEmpty() && profile.distinct() < profile.rows()) {
            node.set("top_values", WireJson.mapper().valueToTree(profile.top()));
        }
        return node;
    }
}
