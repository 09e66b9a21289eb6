package dev.datawright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Asks axe-core what a person with a screen reader, a keyboard or weak eyes would stumble over.
final class Axe {
    private static final String SCRIPT = script();
    /// What Vaadin's own elements do inside: its tabs scroll in a focusable element between list and tab, and its menu
    /// items carry a selected state that they do not use. Neither keeps anybody from anything.
    private static final String NOT_OURS =
            "((finding.id === 'aria-required-children' && node.html.startsWith('<vaadin-tabs'))"
                    + " || (finding.id === 'aria-allowed-attr' && node.html.startsWith('<vaadin-context-menu-item')))";

    private Axe() {}

    /// Fails with every serious or critical finding on the page as it is now.
    static void findsNothingSerious(Page page, String screen) {
        page.evaluate(SCRIPT);
        Object findings =
                page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
                        + ".filter(finding => ['serious', 'critical'].includes(finding.impact))"
                        + ".flatMap(finding => finding.nodes.filter(node => !" + NOT_OURS
                        + ").map(node => finding.id + ': ' + node.html.slice(0, 200)"
                        + " + ' | ' + (node.failureSummary ?? '').replace(/\\s+/g, ' ').slice(0, 300)))");
        assertThat((List<?>) findings).as("axe findings on %s", screen).isEmpty();
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
