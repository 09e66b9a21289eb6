package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Span;

/// One quiet line about what the person did beside talking.
final class NoteView extends EntryView<Entry.Note> implements Undoable {
    private static final long serialVersionUID = 1L;

    private final Span text = new Span();
    private final UndoButton undo;

    NoteView(Entry.Note note, ChatActions actions) {
        super(Entry.Note.class);
        undo = new UndoButton(actions::undo);
        undo.getElement().setAttribute("data-testid", "undo-undo");
        addClassNames("tool", "note");
        getElement().setAttribute("data-testid", "note").setAttribute("role", "status");
        Span sign = new Span("·");
        sign.addClassName("sign");
        sign.getElement().setAttribute("aria-hidden", "true");
        add(sign, text, undo);
        show(note);
    }

    @Override
    void show(Entry.Note note) {
        text.setText(note.text());
        undo.show(note.designVersion(), "the way back");
    }

    @Override
    public void showNewestVersion(int newest, boolean mayUndo) {
        undo.offer(newest, mayUndo);
    }
}
