package dev.datawright.bridge.result;

import dev.datawright.dataset.write.FileFormat;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/// Files by ticket; ranges of them are cut by the framework.
@RestController
@RequestMapping("/api/bridge/files")
class FileEdge {

    private final Results results;

    FileEdge(Results results) {
        this.results = results;
    }

    @GetMapping("/{ticket}/{name}")
    ResponseEntity<Resource> file(@PathVariable String ticket, @PathVariable String name, WebRequest request) {
        Results.Download download = results.open(ticket);
        String tag = "\"" + download.file().sha256() + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        return ResponseEntity.ok()
                .eTag(tag)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .contentType(mediaType(download.file().format()))
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(download.file().name())
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(download.path()));
    }

    private static MediaType mediaType(String format) {
        return format.equals(Manifest.FORMAT)
                ? MediaType.APPLICATION_JSON
                : MediaType.parseMediaType(FileFormat.of(format).mediaType());
    }
}
