package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;

/// Why something did not happen, calmly, and what to do next.
final class TroubleView extends EntryView<Entry.Trouble> {
    private static final long serialVersionUID = 1L;

    private final Span words = new Span();
    private final NativeButton retry = new NativeButton("Try again");
    private String text = "";

    /// @param onRetry takes what is to be said again
    TroubleView(Entry.Trouble trouble, Consumer<String> onRetry) {
        super(Entry.Trouble.class);
        addClassName("trouble");
        getElement().setAttribute("data-testid", "trouble").setAttribute("role", "alert");
        retry.addClassName("plain");
        retry.getElement().setAttribute("data-testid", "retry");
        retry.addClickListener(click -> onRetry.accept(text));
        add(words, retry);
        show(trouble);
    }

    @Override
    void show(Entry.Trouble trouble) {
        String again = trouble.retry();
        words.setText(trouble.text());
        text = again == null ? "" : again;
        retry.setVisible(again != null);
    }
}
