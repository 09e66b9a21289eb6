package dev.datawright.bridge.result;

import dev.datawright.dataset.write.FileFormat;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/// Files by ticket; ranges of stored ones are cut by the framework.
@RestController
@RequestMapping("/api/bridge/files")
class FileEdge {

    private static final CacheControl KEPT_BY_NOBODY = CacheControl.noStore().cachePrivate();

    private final Results results;
    private final FileMaker maker;

    FileEdge(Results results, FileMaker maker) {
        this.results = results;
        this.maker = maker;
    }

    /// Null when the answer has been written.
    @GetMapping("/{ticket}/{name}")
    @Nullable
    ResponseEntity<Resource> file(
            @PathVariable String ticket,
            @PathVariable String name,
            ServletWebRequest request,
            HttpServletResponse response)
            throws IOException {
        Download download = results.open(ticket);
        String tag = "\"" + tag(download) + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return switch (download) {
            case Download.Stored stored -> stored(stored, tag);
            case Download.Made made -> {
                send(made, tag, request.getHttpMethod() == HttpMethod.HEAD, response);
                yield null;
            }
        };
    }

    private static ResponseEntity<Resource> stored(Download.Stored stored, String tag) {
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(KEPT_BY_NOBODY)
                .contentType(mediaType(stored.file().format()))
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        attachment(stored.file().name()))
                .header("X-Content-Type-Options", "nosniff")
                .body(stored.content());
    }

    /// Its length is not known before it is made, so there are no ranges of it: who asks for one gets all of it.
    private void send(Download.Made made, String tag, boolean headOnly, HttpServletResponse response)
            throws IOException {
        OutputStream out = response.getOutputStream();
        Runnable headers = () -> {
            response.setHeader(HttpHeaders.ETAG, tag);
            response.setHeader(HttpHeaders.CACHE_CONTROL, KEPT_BY_NOBODY.getHeaderValue());
            response.setContentType(made.mediaType());
            response.setHeader(HttpHeaders.ACCEPT_RANGES, "none");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(made.name()));
            response.setHeader("X-Content-Type-Options", "nosniff");
        };
        if (headOnly) {
            headers.run();
        } else {
            maker.make(made.kind(), made.rows(), out, headers);
        }
    }

    private static String tag(Download download) {
        return switch (download) {
            case Download.Stored stored -> stored.file().sha256();
            case Download.Made made -> made.tag();
        };
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    private static MediaType mediaType(String format) {
        return format.equals(Manifest.FORMAT)
                ? MediaType.APPLICATION_JSON
                : MediaType.parseMediaType(FileFormat.of(format).mediaType());
    }
}
