package dev.datawright.bridge.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is different between two versions of a design.
///
/// @param summary in a few words for people
/// @param constraints each under the words of what it says
/// @param settings of the design itself: rows, seed, seed_config
public record DesignDifference(
        UUID designId,
        int from,
        int to,
        String summary,
        List<ColumnDifference> columns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartDifference> constraints,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartDifference> models,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PartDifference> processors,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldDifference> settings) {

    /// What happened to a part.
    public enum Kind {
        @JsonProperty("added")
        ADDED,
        @JsonProperty("removed")
        REMOVED,
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("moved")
        MOVED
    }

    /// @param change `changed` for a column that was moved as well; then its places are given too
    /// @param fields what of a changed column is different
    /// @param fromPlace counted from 1; given for removed and moved columns
    /// @param toPlace counted from 1; given for added and moved columns
    public record ColumnDifference(
            String name,
            Kind change,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldDifference> fields,
            @Nullable Integer fromPlace,
            @Nullable Integer toPlace) {}

    /// A model config by its alias, a processor by its name, a constraint by what it says.
    public record PartDifference(
            String name,
            Kind change,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldDifference> fields) {}

    /// @param field a path such as `params.low`
    /// @param before absent when there was none
    /// @param after absent when there is none
    public record FieldDifference(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}
}
