package dev.datawright.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What every story in a browser needs: the running workbench, the scripted services behind it, pages, and pictures in
/// target/screenshots.
abstract class BrowserStory {
    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    Path folder;

    ScriptedServices services;
    RunningWorkbench workbench;
    /// What the browser wrote to its console as an error; a story that ends well has none.
    final List<String> consoleErrors = new CopyOnWriteArrayList<>();

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void startBrowser() throws IOException {
        Files.createDirectories(PICTURES);
        // Two busy cores draw slowly; a wait costs nothing when the page is quick.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu"));
        Path chromium = Path.of("/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(Files.isExecutable(chromium) ? options.setExecutablePath(chromium) : options);
    }

    /// Waits until the agent has the person's words. They stand on the screen before that, and a scripted agent that
    /// acts first acts outside of the run that they start.
    final void awaitHeard(Page page, String text) {
        page.waitForCondition(() -> services.agent().hasHeard(text));
    }

    /// Goes back to an address, and waits until the browser's history is at rest. Vaadin answers a step by going there,
    /// back and there again; a step that comes in between is lost, though the page and its address stay together.
    static void goBackTo(Page page, String path) {
        page.goBack();
        page.waitForFunction("path => location.pathname === path && !window.Vaadin.Flow.navigation", path);
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void start() throws IOException {
        services = ScriptedServices.start();
        workbench = RunningWorkbench.start(services, folder);
    }

    @AfterEach
    void stop() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        workbench.close();
        services.close();
    }

    /// A page in a browser context of its own.
    final Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        Page page = context.newPage();
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                consoleErrors.add(message.text());
            }
        });
        return page;
    }

    static void picture(Page page, String name) {
        page.waitForLoadState(LoadState.LOAD);
        // What moves for ever may be caught anywhere; what appears must have appeared.
        page.waitForFunction("document.getAnimations().every(animation => animation.playState !== 'running'"
                + " || animation.effect.getComputedTiming().iterations === Infinity)");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    /// A picture of a screen that nobody stumbles over, in either theme.
    static void inspected(Page page, String name) {
        picture(page, name);
        boolean dark = (Boolean) page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
        ColorScheme own = dark ? ColorScheme.DARK : ColorScheme.LIGHT;
        for (ColorScheme scheme : List.of(dark ? ColorScheme.LIGHT : ColorScheme.DARK, own)) {
            // What fades in has no final colours yet.
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            Axe.findsNothingSerious(page, name + " in the " + scheme + " theme");
        }
        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(own).setReducedMotion(ReducedMotion.NO_PREFERENCE));
    }

    final void awaitNoReaders() {
        long end = System.nanoTime() + 10_000_000_000L;
        while (services.agent().readers() + services.bridge().readers() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(services.agent().readers()).isZero();
        assertThat(services.bridge().readers()).isZero();
    }
}
