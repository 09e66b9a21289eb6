package dev.datawright.ui.chat;

import com.vaadin.flow.component.markdown.Markdown;

/// The agent's words, as Markdown, growing while they come.
final class AnswerView extends EntryView<Timeline.Answer> {
    private static final long serialVersionUID = 1L;

    private final Markdown markdown = new Markdown();

    AnswerView(Timeline.Answer answer) {
        super(answer.key());
        addClassName("answer");
        getElement().setAttribute("data-testid", "message-assistant").setAttribute("role", "article");
        getElement().setAttribute("aria-label", "Datawright");
        add(markdown);
        show(answer);
    }

    @Override
    void show(Timeline.Answer answer) {
        markdown.setContent(SafeMarkdown.of(answer.text()));
        setClassName("streaming", !answer.whole());
        getElement().setAttribute("aria-busy", Boolean.toString(!answer.whole()));
    }
}
