package dev.datawright.bridge.exchange;

import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/bridge/designs")
class ExchangeEdge {

    /// What the file does not say, as a JSON list of sentences in ASCII.
    private static final String LEFT_OUT = "Datawright-Left-Out";

    private final Exchange exchange;

    ExchangeEdge(Exchange exchange) {
        this.exchange = exchange;
    }

    @GetMapping("/{id}/export")
    ResponseEntity<byte[]> export(
            Call call,
            @PathVariable UUID id,
            @RequestParam @Nullable String format,
            @RequestParam @Nullable Integer version) {
        Format wanted = Format.parse(format);
        Export export = exchange.export(call, id, version, wanted);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, wanted.mediaType() + ";charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(export.fileName())
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(LEFT_OUT, ascii(WireJson.mapper().writeValueAsString(export.leftOut())))
                .body(export.content().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/import")
    @ResponseStatus(HttpStatus.CREATED)
    Design create(Call call, @RequestBody Exchange.Source source) {
        return exchange.create(call, source);
    }

    @PostMapping("/{id}/import")
    Design replace(Call call, @PathVariable UUID id, @RequestBody Exchange.Source source) {
        return exchange.replace(call, id, source);
    }

    private static String ascii(String json) {
        StringBuilder text = new StringBuilder();
        json.chars().forEach(c -> text.append(c < 127 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return text.toString();
    }
}
