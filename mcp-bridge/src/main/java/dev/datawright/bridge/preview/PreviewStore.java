package dev.datawright.bridge.preview;

import dev.datawright.contract.design.Preview;
import dev.datawright.contract.json.WireJson;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Previews in PostgreSQL; the caller has checked whose the design is.
@Component
class PreviewStore {

    private final JdbcClient jdbc;

    PreviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The largest preview of a version.
    Optional<Preview> find(UUID designId, int version) {
        return jdbc.sql("select preview from previews where design_id = :id and version = :version"
                        + " order by row_count desc limit 1")
                .param("id", designId)
                .param("version", version)
                .query((row, number) -> WireJson.mapper().readValue(row.getString("preview"), Preview.class))
                .optional();
    }

    /// The latest preview of the newest version that has one.
    Optional<Preview> newest(UUID designId) {
        return jdbc.sql(
                        "select preview from previews where design_id = :id order by version desc, row_count desc limit 1")
                .param("id", designId)
                .query((row, number) -> WireJson.mapper().readValue(row.getString("preview"), Preview.class))
                .optional();
    }

    void keep(Preview preview, int rows) {
        jdbc.sql("insert into previews (design_id, version, row_count, preview, at)"
                        + " values (:id, :version, :rows, cast(:preview as json), :at) on conflict do nothing")
                .param("id", preview.designId())
                .param("version", preview.version())
                .param("rows", rows)
                .param("preview", WireJson.mapper().writeValueAsString(preview))
                .param("at", preview.at().atOffset(ZoneOffset.UTC))
                .update();
    }
}
