package dev.datawright.designer.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.contract.designer.Page;
import dev.datawright.contract.json.WireJson;
import dev.datawright.designer.request.Refusal;
import dev.datawright.designer.request.Requests;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Filesets and files, as NeMo Platform's Files service answers.
@RestController
@RequestMapping("/apis/files/v2/workspaces/{workspace}/filesets")
class FilesetController {

    private static final List<Object> BODY = List.of("body");
    private static final Pattern NAME = Pattern.compile("[a-z](?!.*--)[a-z0-9@.+_-]{1,62}(?<!-)");
    private static final List<String> PURPOSES = List.of("dataset", "environment", "generic", "model");
    private static final int LONGEST_DESCRIPTION = 255;

    private final Requests requests;
    private final Filesets filesets;
    private final Clock clock;

    FilesetController(Requests requests, Filesets filesets, Clock clock) {
        this.requests = requests;
        this.filesets = filesets;
        this.clock = clock;
    }

    @PostMapping
    FilesetView create(@PathVariable String workspace, HttpServletRequest request) throws IOException {
        requests.requireWorkspace(workspace);
        ObjectNode body = requests.readObject(request);
        Requests.require(body, BODY, "name");
        String name = String.valueOf(Requests.text(body, BODY, "name"));
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                    "string_pattern_mismatch",
                    List.of("body", "name"),
                    "Name must start with a lowercase letter, be 2-63 characters, and use lowercase letters, digits,"
                            + " hyphens, and dots (no consecutive hyphens, cannot end with a hyphen).");
        }
        JsonNode storage = body.get("storage");
        if (storage != null && !storage.isNull()) {
            throw Refusal.invalid(
                    "not_supported",
                    List.of("body", "storage"),
                    "Filesets lie in this service's own store; leave 'storage' out and upload the files");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Fileset empty = new Fileset(
                "fileset-" + UUID.randomUUID(), workspace, name, null, null, "generic", object(), object(), now, now);
        Fileset fileset = changed(empty, body, now);
        if (!filesets.add(fileset)) {
            throw Refusal.of(409, "Fileset '" + name + "' already exists in workspace '" + workspace + "'.");
        }
        return FilesetView.of(fileset);
    }

    @GetMapping
    Page<FilesetView> list(@PathVariable String workspace, HttpServletRequest request) {
        requests.requireWorkspace(workspace);
        int page = Requests.integer(request, "page", 1, 1, 1_000_000);
        int pageSize = Requests.integer(request, "page_size", 10, 1, 1000);
        List<FilesetView> data = filesets.list(workspace, page, pageSize).stream()
                .map(FilesetView::of)
                .toList();
        long total = filesets.count(workspace);
        return new Page<>(
                data, new Page.Pagination(page, pageSize, data.size(), (total + pageSize - 1) / pageSize, total));
    }

    @GetMapping("/{name}")
    FilesetView get(@PathVariable String workspace, @PathVariable String name) {
        return FilesetView.of(find(workspace, name));
    }

    @PatchMapping("/{name}")
    FilesetView update(@PathVariable String workspace, @PathVariable String name, HttpServletRequest request)
            throws IOException {
        Fileset fileset = changed(
                find(workspace, name),
                requests.readObject(request),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        filesets.update(fileset);
        return FilesetView.of(fileset);
    }

    @DeleteMapping("/{name}")
    FilesetView delete(@PathVariable String workspace, @PathVariable String name) throws IOException {
        Fileset fileset = find(workspace, name);
        filesets.delete(fileset);
        return FilesetView.of(fileset);
    }

    @GetMapping("/{name}/files")
    FileList files(
            @PathVariable String workspace,
            @PathVariable String name,
            @RequestParam(name = "path", defaultValue = "") String path) {
        Fileset fileset = find(workspace, name);
        return new FileList(filesets.files(fileset, path).stream()
                .map(file -> FileView.of(fileset, file))
                .toList());
    }

    @PutMapping("/{name}/-/{*path}")
    FileView upload(
            @PathVariable String workspace,
            @PathVariable String name,
            @PathVariable String path,
            HttpServletRequest request)
            throws IOException {
        Fileset fileset = find(workspace, name);
        String checked = FilePaths.checked(path);
        FilePaths.requireReadable(checked);
        return FileView.of(fileset, filesets.put(fileset, checked, request.getInputStream()));
    }

    @GetMapping("/{name}/-/{*path}")
    ResponseEntity<Resource> download(
            @PathVariable String workspace, @PathVariable String name, @PathVariable String path) {
        StoredFile file = file(find(workspace, name), path);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .eTag(file.stored())
                .body(new FileSystemResource(filesets.location(file)));
    }

    @DeleteMapping("/{name}/-/{*path}")
    FileView deleteFile(@PathVariable String workspace, @PathVariable String name, @PathVariable String path)
            throws IOException {
        Fileset fileset = find(workspace, name);
        StoredFile file = file(fileset, path);
        filesets.deleteFile(file);
        return FileView.of(fileset, file);
    }

    private Fileset find(String workspace, String name) {
        requests.requireWorkspace(workspace);
        return filesets.find(workspace, name)
                .orElseThrow(
                        () -> Refusal.notFound("Fileset '" + name + "' not found in workspace '" + workspace + "'."));
    }

    private StoredFile file(Fileset fileset, String path) {
        String checked = FilePaths.checked(path);
        return filesets.file(fileset, checked)
                .orElseThrow(() ->
                        Refusal.notFound("File '" + checked + "' not found in fileset '" + fileset.name() + "'."));
    }

    private static Fileset changed(Fileset fileset, ObjectNode body, Instant now) {
        String description = Requests.text(body, BODY, "description");
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw Refusal.invalid(
                    "string_too_long",
                    List.of("body", "description"),
                    "String should have at most " + LONGEST_DESCRIPTION + " characters");
        }
        String purpose = Requests.text(body, BODY, "purpose");
        if (purpose != null && !PURPOSES.contains(purpose)) {
            throw Refusal.invalid("enum", List.of("body", "purpose"), "Input should be one of " + PURPOSES);
        }
        String project = Requests.text(body, BODY, "project");
        return new Fileset(
                fileset.id(),
                fileset.workspace(),
                fileset.name(),
                description == null ? fileset.description() : description,
                project == null ? fileset.project() : project,
                purpose == null ? fileset.purpose() : purpose,
                object(body, "metadata", fileset.metadata()),
                object(body, "custom_fields", fileset.customFields()),
                fileset.createdAt(),
                now);
    }

    private static JsonNode object(ObjectNode body, String field, JsonNode otherwise) {
        JsonNode value = body.get(field);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isObject()) {
            throw Refusal.invalid("dict_type", List.of("body", field), "Input should be a valid dictionary");
        }
        return value;
    }

    private static ObjectNode object() {
        return WireJson.mapper().createObjectNode();
    }

    record FileList(List<FileView> data) {}

    /// A file as the Files service tells of it.
    record FileView(
            String fileRef,
            String fileUrl,
            String path,
            long size,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String cacheStatus) {

        static FileView of(Fileset fileset, StoredFile file) {
            String name = fileset.workspace() + "/" + fileset.name();
            return new FileView(
                    name + "#" + file.path(),
                    "/apis/files/v2/workspaces/" + fileset.workspace() + "/filesets/" + fileset.name() + "/-/"
                            + file.path(),
                    file.path(),
                    file.bytes(),
                    null);
        }
    }

    record FilesetView(
            String id,
            String name,
            String workspace,
            String description,
            String purpose,
            Storage storage,
            JsonNode metadata,
            JsonNode customFields,
            String project,
            String createdAt,
            String updatedAt) {

        static FilesetView of(Fileset fileset) {
            return new FilesetView(
                    fileset.id(),
                    fileset.name(),
                    fileset.workspace(),
                    fileset.description() == null ? "" : fileset.description(),
                    fileset.purpose(),
                    new Storage("local", fileset.id()),
                    fileset.metadata(),
                    fileset.customFields(),
                    fileset.project() == null ? "" : fileset.project(),
                    fileset.createdAt().toString(),
                    fileset.updatedAt().toString());
        }
    }

    record Storage(String type, String path) {}
}
