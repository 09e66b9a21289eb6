package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.NativeButton;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The way back to before a change. It says what it goes back to.
final class UndoButton extends NativeButton {
    private static final long serialVersionUID = 1L;

    private final transient BiConsumer<Integer, String> onUndo;
    private @Nullable Integer made;
    private String change = "";

    /// @param onUndo takes the version to go back to and the words about the change after it
    UndoButton(BiConsumer<Integer, String> onUndo) {
        this.onUndo = onUndo;
        addClassName("link");
        setVisible(false);
        getElement().setAttribute("data-testid", "undo");
        addClickListener(click -> {
            Integer version = made;
            if (version != null) {
                setVisible(false);
                this.onUndo.accept(version - 1, change);
            }
        });
    }

    /// The change it belongs to.
    void show(@Nullable Integer madeVersion, String words) {
        made = madeVersion;
        change = words;
    }

    /// Offers the way back when there is one. For an older change it takes back what came later too, and says so.
    void offer(int newest, boolean mayUndo) {
        Integer version = made;
        if (version == null || !mayUndo || version < 2 || version > newest) {
            setVisible(false);
            return;
        }
        boolean isNewest = version == newest;
        setText(isNewest ? "undo" : "back to before this");
        String words = "Back to version %d, as it was before “%s”".formatted(version - 1, change);
        int later = newest - version;
        String label = isNewest
                ? words
                : words + "; takes back %s after it too".formatted(later == 1 ? "the change" : later + " changes");
        setTitle(label);
        setAriaLabel(label);
        setClassName("older", !isNewest);
        setVisible(true);
    }
}
