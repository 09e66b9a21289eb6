package dev.datawright.ui.chat;

/// The person's words, in a bubble, exactly as they were typed.
final class SaidView extends EntryView<Timeline.Said> {
    private static final long serialVersionUID = 1L;

    SaidView(Timeline.Said said) {
        super(said.key());
        addClassNames("said");
        getElement().setAttribute("data-testid", "message-user").setAttribute("role", "article");
        getElement().setAttribute("aria-label", "You");
        show(said);
    }

    @Override
    void show(Timeline.Said said) {
        setText(said.text());
        setClassName("sending", said.sending());
    }
}
