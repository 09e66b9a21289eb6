package dev.datawright.ui.chat;

import com.vaadin.flow.component.markdown.Markdown;

/// The agent's words, as Markdown, growing while they come.
final class AnswerView extends EntryView<Entry.Answer> {
    private static final long serialVersionUID = 1L;

    private final Markdown markdown = new Markdown();

    AnswerView(Entry.Answer answer) {
        super(Entry.Answer.class);
        addClassName("answer");
        getElement().setAttribute("data-testid", "message-assistant").setAttribute("role", "article");
        getElement().setAttribute("aria-label", "Datawright");
        add(markdown);
        show(answer);
    }

    @Override
    void show(Entry.Answer answer) {
        markdown.setContent(SafeMarkdown.of(answer.text()));
        setClassName("streaming", !answer.whole());
        getElement().setAttribute("aria-busy", Boolean.toString(!answer.whole()));
    }
}
