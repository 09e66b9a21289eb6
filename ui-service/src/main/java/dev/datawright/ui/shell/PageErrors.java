package dev.datawright.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The one place where an unexpected error of a page ends: the log gets the trace, the person a sentence.
@Component
class PageErrors implements VaadinServiceInitListener, ErrorHandler {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);
    private static final int MESSAGE_MILLIS = 8000;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(this));
    }

    @Override
    public void error(ErrorEvent event) {
        if (event.getThrowable() instanceof IOException gone) {
            log.debug("The browser went away while it was answered", gone);
            return;
        }
        log.error("A page met an unexpected error", event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Notification.show(
                    "Something went wrong on our side. Nothing is lost: reload the page if it looks wrong.",
                    MESSAGE_MILLIS,
                    Notification.Position.BOTTOM_CENTER);
        }
    }
}
