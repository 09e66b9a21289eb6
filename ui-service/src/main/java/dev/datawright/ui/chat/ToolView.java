package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.conversation.ToolLine;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// One quiet line about a tool, with a way back while its change is the newest.
final class ToolView extends EntryView<Timeline.Tool> {
    private static final long serialVersionUID = 1L;

    private final Span sign = new Span();
    private final Span text = new Span();
    private final NativeButton undo = new NativeButton("undo");
    private @Nullable Integer version;

    /// @param onUndo called with the version to go back to
    ToolView(Timeline.Tool tool, IntConsumer onUndo) {
        super(tool.key());
        addClassName("tool");
        getElement().setAttribute("data-testid", "tool-line");
        sign.addClassName("sign");
        sign.getElement().setAttribute("aria-hidden", "true");
        undo.addClassName("link");
        undo.setVisible(false);
        undo.getElement().setAttribute("data-testid", "undo");
        undo.addClickListener(click -> {
            Integer made = version;
            if (made != null) {
                undo.setVisible(false);
                onUndo.accept(made - 1);
            }
        });
        add(sign, text, undo);
        show(tool);
    }

    @Override
    void show(Timeline.Tool tool) {
        ToolLine line = tool.line();
        version = line.designVersion();
        text.setText(line.text());
        removeClassNames("running", "done", "failed");
        switch (line.state()) {
            case RUNNING -> {
                addClassName("running");
                sign.setText("");
            }
            case DONE -> {
                addClassName("done");
                sign.setText("✓");
            }
            case FAILED -> {
                addClassName("failed");
                sign.setText("✗");
            }
        }
    }

    /// Offers the way back only when the design still is as this line made it.
    void showNewestVersion(int newest, boolean mayUndo) {
        Integer made = version;
        undo.setVisible(mayUndo && made != null && made == newest && made > 1);
    }
}
