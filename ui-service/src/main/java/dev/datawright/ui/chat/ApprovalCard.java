package dev.datawright.ui.chat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.job.Estimate;
import dev.datawright.ui.job.Amounts;

/// The agent's question before a job: what it would make, what it would cost, how long it would take.
final class ApprovalCard extends EntryView<Timeline.Question> {
    private static final long serialVersionUID = 1L;

    private final Span status = new Span();
    private final Div buttons = new Div();
    private final Paragraph trouble = new Paragraph();
    private final NativeButton yes = new NativeButton();
    private final NativeButton no = new NativeButton("Not yet");

    ApprovalCard(Timeline.Question question, Runnable onYes, Runnable onNo) {
        super(question.key());
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
        add(facts);
        for (String notice : estimate.notices()) {
            Paragraph line = new Paragraph(notice);
            line.addClassName("notice");
            add(line);
        }
        yes.setText("Generate " + Amounts.rows(question.proposal().spec().rows()));
        yes.addClassName("primary");
        yes.getElement().setAttribute("data-testid", "approve");
        yes.addClickListener(click -> onYes.run());
        no.addClassName("plain");
        no.getElement().setAttribute("data-testid", "not-yet");
        no.addClickListener(click -> onNo.run());
        buttons.add(yes, no);
        buttons.addClassName("buttons");
        status.addClassName("settled");
        status.getElement().setAttribute("data-testid", "approval-status").setAttribute("role", "status");
        trouble.addClassName("trouble-line");
        trouble.getElement().setAttribute("role", "alert");
        trouble.setVisible(false);
        add(buttons, status, trouble);
        show(question);
    }

    @Override
    void show(Timeline.Question question) {
        boolean open = question.outcome() == Timeline.Outcome.OPEN;
        buttons.setVisible(open);
        setClassName("quiet-card", !open);
        status.setText(
                switch (question.outcome()) {
                    case OPEN -> "";
                    case APPROVED -> "You approved this.";
                    case REJECTED -> "You said: not yet.";
                    case WITHDRAWN -> "Set aside; you went on with something else.";
                });
        if (!open) {
            trouble.setVisible(false);
        }
    }

    /// Shows that the answer is on its way.
    void settling() {
        yes.setEnabled(false);
        no.setEnabled(false);
        trouble.setVisible(false);
    }

    /// Shows why the answer did not arrive, and lets the person try again.
    void notSettled(String sentence) {
        yes.setEnabled(true);
        no.setEnabled(true);
        trouble.setText(sentence);
        trouble.setVisible(true);
    }

    private static Span fact(String text, String testId) {
        Span fact = new Span(text);
        fact.getElement().setAttribute("data-testid", testId);
        return fact;
    }
}
