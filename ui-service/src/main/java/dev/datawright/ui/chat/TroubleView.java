package dev.datawright.ui.chat;

/// Why something did not happen, calmly.
final class TroubleView extends EntryView<Timeline.Trouble> {
    private static final long serialVersionUID = 1L;

    TroubleView(Timeline.Trouble trouble) {
        super(trouble.key());
        addClassName("trouble");
        getElement().setAttribute("data-testid", "trouble").setAttribute("role", "alert");
        show(trouble);
    }

    @Override
    void show(Timeline.Trouble trouble) {
        setText(trouble.text());
    }
}
