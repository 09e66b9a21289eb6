package dev.datawright.ui.usage;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;

/// The way to all that a person used.
public final class UsageLink extends Anchor {
    static final String PATH = "use";
    private static final long serialVersionUID = 1L;

    public UsageLink() {
        UsageWords words = UsageWords.in(browserLocale());
        setHref(PATH);
        setText(words.title());
        getElement().setAttribute("lang", words.language()).setAttribute("data-testid", "usage-link");
    }

    /// The language that the browser asks for.
    static Locale browserLocale() {
        VaadinSession session = VaadinSession.getCurrent();
        Locale asked = session == null ? null : session.getBrowser().getLocale();
        return asked == null ? Locale.ENGLISH : asked;
    }
}
