package dev.datawright.ui.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// The page's own style and script. A browser asks each time whether they are still the same, so that a page of a new
/// version never wears the style of the old one; what they are is told by their content, since files in a jar may all
/// carry the same time.
@Configuration(proxyBeanMethods = false)
class WorkbenchFiles {
    private static final String FOLDER = "workbench/";

    @Bean
    ResourceHttpRequestHandler workbenchFile() {
        ResourceHttpRequestHandler handler = new ResourceHttpRequestHandler();
        handler.setLocations(List.of(new ClassPathResource("META-INF/resources/" + FOLDER)));
        handler.setCacheControl(CacheControl.noCache());
        handler.setUseLastModified(false);
        handler.setEtagGenerator(WorkbenchFiles::etag);
        return handler;
    }

    /// Goes before Vaadin's mapping, which takes every path.
    @Bean
    SimpleUrlHandlerMapping workbenchFileMapping(ResourceHttpRequestHandler workbenchFile) {
        return new SimpleUrlHandlerMapping(Map.of("/" + FOLDER + "**", workbenchFile), Ordered.HIGHEST_PRECEDENCE);
    }

    private static String etag(Resource file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return '"' + HexFormat.of().formatHex(digest.digest(file.getContentAsByteArray()), 0, 16) + '"';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
