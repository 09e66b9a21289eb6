package dev.datawright.designer.files;

import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.result.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The filesets and their files: rows in the database, bytes in the store.
@Component
public class Filesets {

    private final JdbcClient database;
    private final FileStore store;
    private final FilesProperties properties;

    Filesets(JdbcClient database, FileStore store, FilesProperties properties) {
        this.database = database;
        this.store = store;
        this.properties = properties;
    }

    /// The file of that path, when there is one.
    public Optional<StoredFile> findFile(String workspace, String fileset, String path) {
        return find(workspace, fileset).flatMap(found -> file(found, path));
    }

    /// Where the bytes of a file lie.
    public Path location(StoredFile file) {
        return store.filesetFile(file.filesetId(), file.stored());
    }

    boolean add(Fileset fileset) {
        try {
            database.sql("""
                            INSERT INTO designer.fileset (id, workspace, name, description, project, purpose, metadata,
                                custom_fields, created_at, updated_at)
                            VALUES (:id, :workspace, :name, :description, :project, :purpose, CAST(:metadata AS json),
                                CAST(:customFields AS json), :createdAt, :createdAt)
                            """)
                    .param("id", fileset.id())
                    .param("workspace", fileset.workspace())
                    .param("name", fileset.name())
                    .param("description", fileset.description())
                    .param("project", fileset.project())
                    .param("purpose", fileset.purpose())
                    .param("metadata", fileset.metadata().toString())
                    .param("customFields", fileset.customFields().toString())
                    .param("createdAt", Timestamp.from(fileset.createdAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    void update(Fileset fileset) {
        database.sql("""
                        UPDATE designer.fileset SET description = :description, project = :project, purpose = :purpose,
                            metadata = CAST(:metadata AS json), custom_fields = CAST(:customFields AS json),
                            updated_at = :updatedAt WHERE id = :id
                        """)
                .param("id", fileset.id())
                .param("description", fileset.description())
                .param("project", fileset.project())
                .param("purpose", fileset.purpose())
                .param("metadata", fileset.metadata().toString())
                .param("customFields", fileset.customFields().toString())
                .param("updatedAt", Timestamp.from(fileset.updatedAt()))
                .update();
    }

    Optional<Fileset> find(String workspace, String name) {
        return database.sql("SELECT * FROM designer.fileset WHERE workspace = :workspace AND name = :name")
                .param("workspace", workspace)
                .param("name", name)
                .query(Filesets::map)
                .optional();
    }

    List<Fileset> list(String workspace, int page, int pageSize) {
        return database.sql("""
                        SELECT * FROM designer.fileset WHERE workspace = :workspace
                        ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset
                        """)
                .param("workspace", workspace)
                .param("limit", pageSize)
                .param("offset", (long) (page - 1) * pageSize)
                .query(Filesets::map)
                .list();
    }

    long count(String workspace) {
        return database.sql("SELECT count(*) FROM designer.fileset WHERE workspace = :workspace")
                .param("workspace", workspace)
                .query(Long.class)
                .single();
    }

    /// Removes a fileset; jobs that use one of its files have it for themselves.
    void delete(Fileset fileset) throws IOException {
        database.sql("DELETE FROM designer.fileset WHERE id = :id")
                .param("id", fileset.id())
                .update();
        store.deleteFileset(fileset.id());
    }

    /// Bytes of the largest file that is taken.
    public long maxFile() {
        return properties.maxFile().toBytes();
    }

    /// The files in a folder, the file of that path, or all of them when the path is empty.
    List<StoredFile> files(Fileset fileset, String path) {
        String folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        return database
                .sql("SELECT * FROM designer.fileset_file WHERE fileset_id = :id ORDER BY path")
                .param("id", fileset.id())
                .query(StoredFile.class)
                .list()
                .stream()
                .filter(file -> file.path().equals(path) || file.path().startsWith(folder))
                .toList();
    }

    Optional<StoredFile> file(Fileset fileset, String path) {
        return database.sql("SELECT * FROM designer.fileset_file WHERE fileset_id = :id AND path = :path")
                .param("id", fileset.id())
                .param("path", path)
                .query(StoredFile.class)
                .optional();
    }

    /// Keeps a file, in the place of one that had its path.
    ///
    /// @throws Refusal when there is no room for it
    StoredFile put(Fileset fileset, String path, InputStream content) throws IOException {
        Optional<StoredFile> before = file(fileset, path);
        if (before.isEmpty() && files(fileset, "").size() >= properties.maxFiles()) {
            throw Refusal.of(
                    413,
                    "The fileset '" + fileset.name() + "' has " + properties.maxFiles() + " files; no more are taken");
        }
        long room =
                Math.min(properties.maxFile().toBytes(), properties.maxTotal().toBytes() - total());
        String stored = UUID.randomUUID() + path.substring(path.lastIndexOf('.'));
        Path target = store.filesetFile(fileset.id(), stored);
        Files.createDirectories(target.getParent());
        boolean kept = false;
        try {
            long bytes = copy(content, target, room);
            database.sql("""
                            INSERT INTO designer.fileset_file (fileset_id, path, stored, bytes)
                            VALUES (:id, :path, :stored, :bytes)
                            ON CONFLICT (fileset_id, path) DO UPDATE SET stored = :stored, bytes = :bytes
                            """)
                    .param("id", fileset.id())
                    .param("path", path)
                    .param("stored", stored)
                    .param("bytes", bytes)
                    .update();
            kept = true;
            if (before.isPresent()) {
                Files.deleteIfExists(location(before.get()));
            }
            return new StoredFile(fileset.id(), path, stored, bytes);
        } finally {
            if (!kept) {
                Files.deleteIfExists(target);
            }
        }
    }

    void deleteFile(StoredFile file) throws IOException {
        database.sql("DELETE FROM designer.fileset_file WHERE fileset_id = :id AND path = :path")
                .param("id", file.filesetId())
                .param("path", file.path())
                .update();
        Files.deleteIfExists(location(file));
    }

    private long copy(InputStream content, Path target, long room) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > room) {
                    throw Refusal.of(
                            413,
                            bytes > properties.maxFile().toBytes()
                                    ? "The file is larger than "
                                            + properties.maxFile().toMegabytes() + " MB"
                                    : "The files together take more than "
                                            + properties.maxTotal().toMegabytes() + " MB; delete some");
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    private long total() {
        return database.sql("SELECT coalesce(sum(bytes), 0) FROM designer.fileset_file")
                .query(Long.class)
                .single();
    }

    private static Fileset map(ResultSet row, int number) throws SQLException {
        return new Fileset(
                row.getString("id"),
                row.getString("workspace"),
                row.getString("name"),
                row.getString("description"),
                row.getString("project"),
                row.getString("purpose"),
                WireJson.mapper().readTree(row.getString("metadata")),
                WireJson.mapper().readTree(row.getString("custom_fields")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
