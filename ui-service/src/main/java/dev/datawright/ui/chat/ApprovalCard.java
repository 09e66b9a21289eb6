package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.job.Estimate;
import dev.datawright.ui.job.Amounts;

/// The agent's question before a job: what it would make, what it would cost, how long it would take. Once answered it
/// stays, quietly, and says how.
final class ApprovalCard extends EntryView<Entry.Question> {
    private static final long serialVersionUID = 1L;

    private final Span status = new Span();
    private final Div buttons = new Div();
    private final Paragraph trouble = new Paragraph();
    private final Div notices = new Div();
    private final NativeButton yes = new NativeButton();
    private final NativeButton no = new NativeButton("Not yet");
    private final DeclineForm decline;
    private transient Entry.Question question;

    ApprovalCard(Entry.Question question, ChatActions actions) {
        super(Entry.Question.class);
        this.question = question;
        addClassNames("card", "approval");
        getElement().setAttribute("data-testid", "approval").setAttribute("role", "group");
        getElement().setAttribute("aria-label", "Approve the job");
        Estimate estimate = question.proposal().estimate();
        Div facts = new Div(
                fact(Amounts.rows(question.proposal().spec().rows()), "approval-rows"),
                fact(Amounts.modelCalls(estimate), "approval-calls"),
                fact(Amounts.cost(estimate), "approval-cost"),
                fact(Amounts.time(estimate), "approval-time"));
        facts.addClassName("facts");
        for (String notice : estimate.notices()) {
            Paragraph line = new Paragraph(notice);
            line.addClassName("notice");
            notices.add(line);
        }
        yes.setText("Generate " + Amounts.rows(question.proposal().spec().rows()));
        yes.addClassName("primary");
        yes.getElement().setAttribute("data-testid", "approve");
        yes.addClickListener(click -> actions.approve(this.question));
        no.addClassName("plain");
        no.getElement().setAttribute("data-testid", "not-yet");
        no.addClickListener(click -> askWhy(true));
        buttons.add(yes, no);
        buttons.addClassName("buttons");
        decline = new DeclineForm(reason -> actions.decline(this.question, reason), () -> {
            askWhy(false);
            no.focus();
        });
        decline.setVisible(false);
        status.addClassName("settled");
        status.getElement().setAttribute("data-testid", "approval-status").setAttribute("role", "status");
        trouble.addClassName("trouble-line");
        trouble.getElement().setAttribute("role", "alert").setAttribute("data-testid", "approval-trouble");
        trouble.setVisible(false);
        add(facts, notices, buttons, decline, status, trouble);
        show(question);
    }

    @Override
    void show(Entry.Question newQuestion) {
        question = newQuestion;
        boolean open = newQuestion.isOpen();
        if (!open) {
            remove(buttons, decline, notices);
        }
        setClassName("quiet-card", !open);
        SettledProposal settled = newQuestion.settled();
        status.setText(settled == null ? "" : words(settled));
    }

    /// Shows that the answer is on its way.
    void settling() {
        setEnabledAll(false);
        trouble.setVisible(false);
    }

    /// Shows why the answer did not arrive, and lets the person try again when the question is still open.
    void notSettled(String sentence) {
        setEnabledAll(true);
        trouble.setText(sentence);
        trouble.setVisible(true);
    }

    private void askWhy(boolean asked) {
        buttons.setVisible(!asked);
        decline.setVisible(asked);
        if (asked) {
            decline.focus();
        }
    }

    private void setEnabledAll(boolean enabled) {
        yes.setEnabled(enabled);
        no.setEnabled(enabled);
        decline.setEnabled(enabled);
    }

    private static String words(SettledProposal settled) {
        String reason = settled.reason();
        return switch (settled.outcome()) {
            case APPROVED -> "You approved this.";
            case REJECTED ->
                reason == null || reason.isBlank()
                        ? "You said: not yet."
                        : "You said: not yet. “" + reason.strip() + "”";
            case WITHDRAWN -> "Set aside; you went on with something else.";
        };
    }

    private static Span fact(String text, String testId) {
        Span fact = new Span(text);
        fact.getElement().setAttribute("data-testid", testId);
        return fact;
    }
}
