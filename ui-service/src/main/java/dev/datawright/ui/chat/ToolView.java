package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.conversation.ToolLine;

/// One quiet line about a tool, with a way back to before its change.
final class ToolView extends EntryView<Entry.Tool> implements Undoable {
    private static final long serialVersionUID = 1L;

    private final Span sign = new Span();
    private final Span text = new Span();
    private final UndoButton undo;

    ToolView(Entry.Tool tool, ChatActions actions) {
        super(Entry.Tool.class);
        undo = new UndoButton(actions::undo);
        addClassName("tool");
        getElement().setAttribute("data-testid", "tool-line");
        sign.addClassName("sign");
        sign.getElement().setAttribute("role", "img");
        add(sign, text, undo);
        show(tool);
    }

    @Override
    void show(Entry.Tool tool) {
        ToolLine line = tool.line();
        text.setText(line.text());
        removeClassNames("running", "done", "failed");
        switch (line.state()) {
            case RUNNING -> sign("running", "", "At work:");
            case DONE -> sign("done", "✓", "Done:");
            case FAILED -> sign("failed", "✗", "Failed:");
        }
        undo.show(line.designVersion(), line.text());
    }

    @Override
    public void showNewestVersion(int newest, boolean mayUndo) {
        undo.offer(newest, mayUndo);
    }

    private void sign(String className, String mark, String word) {
        addClassName(className);
        sign.setText(mark);
        sign.getElement().setAttribute("aria-label", word);
    }
}
