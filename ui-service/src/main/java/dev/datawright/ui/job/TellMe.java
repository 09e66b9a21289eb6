package dev.datawright.ui.job;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/// Offers the browser's own notice at the end of a job; only the person's click asks the browser for it.
final class TellMe extends Div {
    private static final long serialVersionUID = 1L;

    private final NativeButton ask = new NativeButton("Tell me when it is done");
    private final Span answer = new Span();

    TellMe() {
        addClassName("tell-me");
        ask.addClassNames("link", "small");
        ask.getElement().setAttribute("data-testid", "tell-me");
        ask.addClickListener(click -> answered("window.datawrightNotices.ask()"));
        answer.addClassName("muted");
        answer.getElement().setAttribute("role", "status").setAttribute("data-testid", "tell-me-answer");
        answer.setVisible(false);
        add(ask, answer);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        answered("window.datawrightNotices.state()");
    }

    private void answered(String question) {
        getElement()
                .executeJs("return window.datawrightNotices ? " + question + " : 'unknown'")
                .then(String.class, state -> {
                    String words =
                            switch (state) {
                                case "wanted" -> "You will be told when it is done.";
                                case "denied" -> "The browser allows no notices here; the page's title will tell.";
                                default -> "";
                            };
                    answer.setText(words);
                    answer.setVisible(!words.isEmpty());
                    ask.setVisible(words.isEmpty());
                });
    }
}
