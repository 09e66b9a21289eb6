package dev.datawright.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.datawright.testsupport.suite.Checkout;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// How long a person waits for the page, in a real Chromium that has its files cached.
final class FirstScreen {

    private static final int LIMIT_MS = 60_000;

    private FirstScreen() {}

    /// From the address to a composer that takes words, in seconds; the second visit of a fresh browser.
    static double seconds(URI url) {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Checkout.chromium())
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")))) {
            Page page = browser.newPage();
            double unused = visit(page, url);
            return visit(page, url);
        }
    }

    private static double visit(Page page, URI url) {
        page.navigate("about:blank");
        long begin = System.nanoTime();
        page.navigate(url.toString());
        Locator composer = page.getByTestId("composer");
        composer.waitFor(new Locator.WaitForOptions()
                .setState(WaitForSelectorState.VISIBLE)
                .setTimeout(LIMIT_MS));
        composer.fill("200 parking tickets", new Locator.FillOptions().setTimeout(LIMIT_MS));
        return (System.nanoTime() - begin) / 1e9;
    }
}
