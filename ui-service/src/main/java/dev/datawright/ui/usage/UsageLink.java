package dev.datawright.ui.usage;

import com.vaadin.flow.component.html.Anchor;

/// The way to all that a person used.
public final class UsageLink extends Anchor {
    static final String PATH = "use";
    private static final long serialVersionUID = 1L;

    public UsageLink() {
        setHref(PATH);
        setText(UsageWords.title());
        getElement().setAttribute("data-testid", "usage-link");
    }
}
