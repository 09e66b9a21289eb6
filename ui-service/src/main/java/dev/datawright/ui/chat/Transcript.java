package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The entries on the screen; drawing them again touches only what changed.
final class Transcript extends Div {
    private static final long serialVersionUID = 1L;

    private final transient ChatActions actions;
    private final Map<String, EntryView<?>> views = new LinkedHashMap<>();

    Transcript(ChatActions actions) {
        this.actions = actions;
        addClassName("log");
        // What screen readers hear is said elsewhere, message by message instead of token by token.
        getElement().setAttribute("role", "log").setAttribute("aria-live", "off");
        getElement().setAttribute("aria-label", "Messages so far");
    }

    void show(List<Entry> entries) {
        Set<String> keys = entries.stream().map(Entry::key).collect(Collectors.toSet());
        for (String key : new ArrayList<>(views.keySet())) {
            if (!keys.contains(key)) {
                EntryView<?> gone = views.remove(key);
                if (gone != null) {
                    remove(gone);
                }
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            EntryView<?> known = views.get(entry.key());
            if (known == null) {
                EntryView<?> view = view(entry);
                views.put(entry.key(), view);
                addComponentAtIndex(i, view);
            } else {
                known.refresh(entry);
            }
        }
    }

    void showNewestVersion(int newest, boolean mayUndo) {
        for (EntryView<?> view : views.values()) {
            if (view instanceof Undoable undoable) {
                undoable.showNewestVersion(newest, mayUndo);
            }
        }
    }

    Optional<ApprovalCard> card(String key) {
        return views.get(key) instanceof ApprovalCard card ? Optional.of(card) : Optional.empty();
    }

    private EntryView<?> view(Entry entry) {
        return switch (entry) {
            case Entry.Said said -> new SaidView(said, actions);
            case Entry.Answer answer -> new AnswerView(answer);
            case Entry.Tool tool -> new ToolView(tool, actions);
            case Entry.Note note -> new NoteView(note, actions);
            case Entry.Trouble trouble -> new TroubleView(trouble, actions::retry);
            case Entry.Question question -> new ApprovalCard(question, actions);
        };
    }
}
