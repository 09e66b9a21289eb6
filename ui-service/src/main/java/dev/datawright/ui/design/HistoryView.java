package dev.datawright.ui.design;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.ui.time.Times;
import java.util.List;
import java.util.function.IntConsumer;

/// Every version with who made it, what changed and when; any of them can be restored.
public final class HistoryView extends Div {
    private static final long serialVersionUID = 1L;

    private final transient IntConsumer restore;
    private final OrderedList list = new OrderedList();
    private final NativeButton older = new NativeButton("Show older versions");

    public HistoryView(IntConsumer restore, Runnable showOlder) {
        this.restore = restore;
        addClassName("history");
        getElement().setAttribute("data-testid", "history");
        Paragraph hint = new Paragraph("A restored version comes back as a new one; nothing is lost.");
        hint.addClassName("muted");
        list.addClassName("line-list");
        list.getElement().setAttribute("reversed", true);
        older.addClassName("plain");
        older.getElement().setAttribute("data-testid", "older-versions");
        older.addClickListener(click -> showOlder.run());
        add(hint, list, older);
    }

    /// @param versions the newest first
    /// @param more whether there are older ones
    public void show(List<DesignVersion> versions, boolean more, Times times) {
        list.removeAll();
        for (int i = 0; i < versions.size(); i++) {
            list.add(item(versions.get(i), i == 0, times));
        }
        older.setVisible(more);
    }

    private ListItem item(DesignVersion version, boolean newest, Times times) {
        Span number = new Span(Integer.toString(version.version()));
        number.addClassName("line-number");
        Span summary = new Span(version.summary().isBlank() ? "changed" : version.summary());
        summary.addClassName("line-title");
        Span detail = new Span(author(version.author()) + " · " + times.say(version.at()));
        detail.addClassName("muted");
        Div words = new Div(summary, detail);
        words.addClassName("line-words");
        ListItem item = new ListItem(number, words);
        item.getElement().setAttribute("data-testid", "version-" + version.version());
        if (newest) {
            Span now = new Span("shown now");
            now.addClassName("column-helper");
            item.add(now);
        } else {
            NativeButton button = new NativeButton("Restore");
            button.addClassName("plain");
            button.getElement()
                    .setAttribute("data-testid", "restore-" + version.version())
                    .setAttribute("aria-label", "Restore version " + version.version());
            button.addClickListener(click -> {
                button.setEnabled(false);
                restore.accept(version.version());
            });
            item.add(button);
        }
        return item;
    }

    private static String author(Author author) {
        return switch (author) {
            case PERSON -> "you";
            case AGENT -> "Datawright";
            case CLIENT -> "another program";
        };
    }
}
