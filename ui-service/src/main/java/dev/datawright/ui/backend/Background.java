package dev.datawright.ui.backend;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs blocking calls off the page's thread and brings their answers back to it.
public final class Background {
    private static final Logger log = LoggerFactory.getLogger(Background.class);

    private Background() {}

    /// Calls on a virtual thread; exactly one of the two consumers runs with the page's lock held, unless it was
    /// closed.
    public static <T> void call(UI ui, Supplier<T> work, Consumer<T> done, Consumer<BackendFailure> failed) {
        Thread.ofVirtual().name("ui-call").start(() -> {
            try {
                T answer = work.get();
                show(ui, () -> done.accept(answer));
            } catch (BackendFailure failure) {
                show(ui, () -> failed.accept(failure));
            } catch (RuntimeException unexpected) {
                log.warn("A call for the page broke", unexpected);
                show(
                        ui,
                        () -> failed.accept(
                                new BackendFailure.Broken("Something went wrong on our side. Try again.", unexpected)));
            }
        });
    }

    /// Does something on the page's thread after a while, unless the page was closed.
    public static void later(UI ui, Duration pause, Command command) {
        Thread.ofVirtual().name("ui-later").start(() -> {
            try {
                Thread.sleep(pause);
                show(ui, command);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /// Changes the page; a page that is gone needs no change.
    public static void show(UI ui, Command command) {
        try {
            ui.access(command);
        } catch (UIDetachedException gone) {
            log.trace("The page was closed meanwhile", gone);
        }
    }
}
