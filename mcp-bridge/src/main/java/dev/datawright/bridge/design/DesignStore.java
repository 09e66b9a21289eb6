package dev.datawright.bridge.design;

import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignSummary;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.design.Macro;
import dev.datawright.contract.json.WireJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Designs in PostgreSQL; every query is bound to an owner.
@Component
class DesignStore {

    private static final TypeReference<Map<String, String>> REASONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Macro>> MACROS = new TypeReference<>() {};
    private static final String DESIGN =
            "select d.id, d.name, v.version, v.config, v.why, v.macros, v.row_count, v.seed,"
                    + " v.author, v.summary, d.created_at, v.at from designs d join design_versions v on v.design_id = d.id"
                    + " where d.id = :id and d.owner = :owner and d.archived_at is null";

    private static final String INSERT_VERSION =
            "insert into design_versions (design_id, version, config, why, macros, row_count, seed,"
                    + " author, summary, at, restored) values (:id, :version, cast(:config as json),"
                    + " cast(:why as json), cast(:macros as json), :rows,"
                    + " :seed, :author, :summary, :at, :restored)";

    private final JsonMapper json = WireJson.mapper();
    private final JdbcClient jdbc;

    DesignStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Design> find(String owner, UUID id, @Nullable Integer version) {
        return jdbc.sql(DESIGN + " and v.version = coalesce(cast(:version as int), d.version)")
                .param("id", id)
                .param("owner", owner)
                .param("version", version)
                .query((row, number) -> design(row))
                .optional();
    }

    /// The newest version, held against other changes until the transaction ends.
    Optional<Design> lock(String owner, UUID id) {
        return jdbc.sql(DESIGN + " and v.version = d.version for update of d")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> design(row))
                .optional();
    }

    Designs.Content content(UUID id, int version) {
        return jdbc.sql("select config, why from design_versions where design_id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .query((row, number) -> new Designs.Content(
                        json.readValue(row.getString("config"), DataDesignerConfig.class),
                        json.readValue(row.getString("why"), REASONS)))
                .single();
    }

    /// @param namedBy who chose its name; absent when nobody did
    void insert(String owner, Design design, @Nullable Author namedBy) {
        jdbc.sql("insert into designs (id, owner, name, named_by, version, columns, created_at, changed_at)"
                        + " values (:id, :owner, :name, :namedBy, :version, :columns, :at, :at)")
                .param("namedBy", namedBy == null ? null : namedBy.name())
                .param("id", design.id())
                .param("owner", owner)
                .param("name", design.name())
                .param("version", design.version())
                .param("columns", design.outputColumns().size())
                .param("at", utc(design.createdAt()))
                .update();
        version(INSERT_VERSION, design, null).update();
    }

    /// @param restored the version whose state it has again
    void insertNext(Design design, @Nullable Integer restored) {
        version(
                        "with changed as (update designs set version = :version, columns = :columns, changed_at = :at"
                                + " where id = :id) " + INSERT_VERSION,
                        design,
                        restored)
                .param("columns", design.outputColumns().size())
                .update();
    }

    private JdbcClient.StatementSpec version(String sql, Design design, @Nullable Integer restored) {
        return jdbc.sql(sql)
                .param("restored", restored)
                .param("id", design.id())
                .param("version", design.version())
                .param("config", json.writeValueAsString(design.config()))
                .param("why", json.writeValueAsString(design.why()))
                .param("macros", json.writeValueAsString(design.macros()))
                .param("rows", design.rows())
                .param("seed", design.seed())
                .param("author", design.author().name())
                .param("summary", design.summary())
                .param("at", utc(design.changedAt()));
    }

    /// Who chose the design's name; absent when nobody did.
    @Nullable
    Author namedBy(UUID id) {
        String author = jdbc.sql("select coalesce(named_by, '') from designs where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        return author.isEmpty() ? null : Author.valueOf(author);
    }

    void rename(UUID id, String name, Author by, Instant at) {
        jdbc.sql("update designs set name = :name, named_by = :by, changed_at = :at where id = :id")
                .param("id", id)
                .param("name", name)
                .param("by", by.name())
                .param("at", utc(at))
                .update();
    }

    boolean archive(String owner, UUID id, Instant at) {
        return jdbc.sql("update designs set archived_at = :at"
                                + " where id = :id and owner = :owner and archived_at is null")
                        .param("at", utc(at))
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                == 1;
    }

    /// Newest change first, from after (changedAt, id) on.
    List<DesignSummary> list(String owner, @Nullable Instant changedAt, @Nullable UUID id, int limit) {
        return jdbc.sql("select id, name, version, columns, changed_at from designs where owner = :owner"
                        + " and archived_at is null and (cast(:at as timestamptz) is null"
                        + " or (changed_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))"
                        + " order by changed_at desc, id desc limit :limit")
                .param("owner", owner)
                .param("at", changedAt == null ? null : utc(changedAt))
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> new DesignSummary(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getInt("version"),
                        row.getInt("columns"),
                        instant(row, "changed_at")))
                .list();
    }

    /// Newest first, from before the version on.
    List<DesignVersion> versions(UUID id, @Nullable Integer before, int limit) {
        return jdbc.sql("select version, author, summary, at from design_versions where design_id = :id"
                        + " and (cast(:before as int) is null or version < :before) order by version desc limit :limit")
                .param("id", id)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new DesignVersion(
                        row.getInt("version"),
                        Author.valueOf(row.getString("author")),
                        row.getString("summary"),
                        instant(row, "at")))
                .list();
    }

    /// What undo and redo go by, from the first version on.
    List<Steps.State> states(UUID id) {
        return jdbc.sql("select version, restored from design_versions where design_id = :id order by version")
                .param("id", id)
                .query((row, number) ->
                        new Steps.State(row.getInt("version"), row.getObject("restored", Integer.class)))
                .list();
    }

    /// What a version consists of.
    Draft draft(UUID id, int version) {
        return jdbc.sql("select config, why, macros, row_count, seed from design_versions"
                        + " where design_id = :id and version = :version")
                .param("id", id)
                .param("version", version)
                .query((row, number) -> new Draft(
                        json.readValue(row.getString("config"), DataDesignerConfig.class),
                        json.readValue(row.getString("why"), REASONS),
                        json.readValue(row.getString("macros"), MACROS),
                        row.getObject("row_count", Long.class),
                        row.getObject("seed", Long.class)))
                .single();
    }

    /// Takes cells from the design's allowance for previews; false when there are not as many left.
    boolean takePreviewCells(UUID id, int cells, int allowance) {
        return jdbc.sql("update designs set preview_cells = preview_cells + :cells"
                                + " where id = :id and preview_cells + :cells <= :allowance")
                        .param("cells", cells)
                        .param("id", id)
                        .param("allowance", allowance)
                        .update()
                == 1;
    }

    private Design design(ResultSet row) throws SQLException {
        return new Design(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("version"),
                json.readValue(row.getString("config"), DataDesignerConfig.class),
                json.readValue(row.getString("why"), REASONS),
                json.readValue(row.getString("macros"), MACROS),
                row.getObject("row_count", Long.class),
                row.getObject("seed", Long.class),
                Author.valueOf(row.getString("author")),
                row.getString("summary"),
                instant(row, "created_at"),
                instant(row, "at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
