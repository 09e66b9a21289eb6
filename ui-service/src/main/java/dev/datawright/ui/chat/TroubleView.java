package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Why something did not happen, calmly, and what to do next.
final class TroubleView extends EntryView<Entry.Trouble> {
    private static final long serialVersionUID = 1L;

    private final Span words = new Span();
    private final NativeButton retry = new NativeButton("Try again");
    private @Nullable UUID message;

    /// @param onRetry takes the message that is to be answered anew
    TroubleView(Entry.Trouble trouble, Consumer<UUID> onRetry) {
        super(Entry.Trouble.class);
        addClassName("trouble");
        getElement().setAttribute("data-testid", "trouble").setAttribute("role", "alert");
        retry.addClassName("plain");
        retry.getElement().setAttribute("data-testid", "retry");
        retry.addClickListener(click -> {
            UUID unanswered = message;
            if (unanswered != null) {
                onRetry.accept(unanswered);
            }
        });
        add(words, retry);
        show(trouble);
    }

    @Override
    void show(Entry.Trouble trouble) {
        words.setText(trouble.text());
        message = trouble.retry();
        retry.setVisible(message != null);
    }
}
