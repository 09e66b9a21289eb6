package dev.datawright.bridge.seeddata;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.result.RowQuery;
import dev.datawright.bridge.security.Call;
import dev.datawright.bridge.security.LargerBody;
import dev.datawright.contract.job.Listing;
import dev.datawright.contract.job.RowPage;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

@RestController
@RequestMapping(SeedDataEdge.PATH)
class SeedDataEdge {

    static final String PATH = "/api/bridge/seed-data";

    private final SeedData seedData;
    private final DataSize maxFile;

    SeedDataEdge(SeedData seedData, SeedDataProperties properties) {
        this.seedData = seedData;
        this.maxFile = properties.maxFile();
    }

    /// A body may be the file itself, or a form with the file in it.
    @Configuration(proxyBeanMethods = false)
    static class Bodies {

        private static final long FORM = 1 << 20;

        @Bean
        LargerBody seedDataBody(SeedDataProperties properties) {
            return new LargerBody(PATH, properties.maxFile().toBytes() + FORM);
        }

        @Bean
        MultipartConfigElement forms(SeedDataProperties properties) {
            long max = properties.maxFile().toBytes();
            return new MultipartConfigElement("", max, max + FORM, (int) FORM);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SeedDataset add(Call call, HttpServletRequest request) throws IOException {
        // Not a parameter of the method: reading one would read a body that calls itself a form.
        String name = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst("name");
        String told = name == null ? null : UriUtils.decode(name.replace("+", "%20"), "UTF-8");
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            return seedData.add(call, told, request.getInputStream());
        }
        Part part = file(request);
        try (InputStream body = part.getInputStream()) {
            return seedData.add(call, told == null ? part.getSubmittedFileName() : told, body);
        } finally {
            part.delete();
        }
    }

    private Part file(HttpServletRequest request) throws IOException {
        try {
            return request.getParts().stream()
                    .filter(part -> part.getSubmittedFileName() != null)
                    .findFirst()
                    .orElseThrow(() -> BridgeFailure.invalid(
                            "file", "missing", "the form holds no file", "send one file as a part with a file name"));
        } catch (IllegalStateException tooLarge) {
            throw Upload.tooLarge(maxFile);
        } catch (ServletException | IOException unreadable) {
            throw BridgeFailure.invalid(
                    "body", "no-form", "the form could not be read", "send the file itself with ?name=customers.csv");
        }
    }

    @GetMapping
    Listing<SeedDataset> list(Call call, @RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        return seedData.list(call, after, limit);
    }

    @GetMapping("/{id}")
    SeedDataset get(Call call, @PathVariable UUID id) {
        return seedData.get(call, id);
    }

    @GetMapping("/{id}/rows")
    RowPage rows(
            Call call,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long offset,
            @RequestParam(defaultValue = "50") int limit,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        return seedData.rows(call, id, RowQuery.asked(offset, limit, parameters));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Call call, @PathVariable UUID id) {
        seedData.delete(call, id);
    }
}
