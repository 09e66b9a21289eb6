package dev.datawright.bridge.seeddata;

import dev.datawright.bridge.quota.Holder;
import dev.datawright.contract.json.WireJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Seed data in PostgreSQL: what it is, without its bytes.
@Component
class SeedStore implements Holder {

    private static final TypeReference<List<Map<String, @Nullable Object>>> ROWS = new TypeReference<>() {};

    private final JsonMapper json = WireJson.mapper();
    private final JdbcClient jdbc;

    SeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String owner, SeedDataset dataset) {
        jdbc.sql("insert into seed_data (id, owner, name, file, format, bytes, sha256, stored, row_count, columns,"
                        + " first_rows, created_at) values (:id, :owner, :name, :file, :format, :bytes, :sha256,"
                        + " :stored, :rows, cast(:columns as json), cast(:first as json), :at)")
                .param("id", dataset.id())
                .param("owner", owner)
                .param("name", dataset.name())
                .param("file", dataset.file())
                .param("format", dataset.format())
                .param("bytes", dataset.bytes())
                .param("sha256", dataset.sha256())
                .param("stored", dataset.stored())
                .param("rows", dataset.rows())
                .param("columns", json.writeValueAsString(dataset.columns()))
                .param("first", json.writeValueAsString(dataset.firstRows()))
                .param("at", dataset.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<SeedDataset> find(String owner, UUID id) {
        return jdbc.sql("select * from seed_data where id = :id and owner = :owner and deleted_at is null")
                .param("id", id)
                .param("owner", owner)
                .query((row, number) -> dataset(row, row.getString("first_rows")))
                .optional();
    }

    /// Without first rows.
    List<SeedDataset> list(String owner, @Nullable Instant at, @Nullable UUID id, int limit) {
        return jdbc.sql("select * from seed_data where owner = :owner and deleted_at is null"
                        + " and (cast(:at as timestamptz) is null"
                        + " or (created_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))"
                        + " order by created_at desc, id desc limit :limit")
                .param("owner", owner)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("limit", limit)
                .query((row, number) -> dataset(row, "[]"))
                .list();
    }

    int count(String owner) {
        return jdbc.sql("select count(*) from seed_data where owner = :owner and deleted_at is null")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    /// Marks it and forgets what was in it; false when it is not there.
    boolean delete(String owner, UUID id, Instant at) {
        return jdbc.sql("update seed_data set deleted_at = :at, stored = 0, columns = '[]', first_rows = '[]'"
                                + " where id = :id and owner = :owner and deleted_at is null")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                == 1;
    }

    @Override
    public List<Held> held(String owner) {
        return jdbc.sql("select id, name, stored from seed_data where owner = :owner and deleted_at is null")
                .param("owner", owner)
                .query((row, number) -> new Held(
                        "the seed data '" + row.getString("name") + "'",
                        "DELETE /api/bridge/seed-data/" + row.getString("id"),
                        row.getLong("stored")))
                .list();
    }

    private SeedDataset dataset(ResultSet row, String firstRows) throws SQLException {
        return new SeedDataset(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("file"),
                row.getString("format"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getLong("stored"),
                row.getLong("row_count"),
                Arrays.asList(json.readValue(row.getString("columns"), SeedColumn[].class)),
                json.readValue(firstRows, ROWS),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
