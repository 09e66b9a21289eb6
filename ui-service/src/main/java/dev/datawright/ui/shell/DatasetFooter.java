package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.design.Design;
import dev.datawright.ui.job.Amounts;
import java.util.StringJoiner;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What was asked for, and the button that starts a job of it.
final class DatasetFooter extends Div {
    private static final long serialVersionUID = 1L;
    /// What the button offers while the person has not said how many rows they want.
    private static final long USUAL_ROWS = 100;

    private final Span asked = new Span();
    private final NativeButton generate = new NativeButton();
    private final Paragraph blocked = new Paragraph();
    private long rows = USUAL_ROWS;

    DatasetFooter(LongConsumer onGenerate) {
        addClassName("dataset-footer");
        asked.addClassName("asked");
        asked.getElement().setAttribute("data-testid", "asked");
        generate.getElement().setAttribute("data-testid", "generate");
        generate.addClickListener(click -> onGenerate.accept(rows));
        blocked.addClassName("hint");
        Div words = new Div(asked, blocked);
        words.addClassName("footer-words");
        add(words, generate);
    }

    /// @param primary whether this is the one main action on the screen
    /// @param reason why nothing can be started now; empty when it can
    void show(@Nullable Design design, boolean primary, String reason) {
        Long wanted = design == null ? null : design.rows();
        rows = wanted == null ? USUAL_ROWS : wanted;
        StringJoiner words = new StringJoiner(" · ");
        words.add(wanted == null ? "number of rows not said yet" : Amounts.rows(wanted) + " asked");
        if (design != null && design.seed() != null) {
            words.add("seed " + design.seed());
        }
        asked.setText(words.toString());
        generate.setText("Generate " + Amounts.rows(rows));
        generate.setClassName(primary ? "primary" : "plain");
        generate.setEnabled(reason.isEmpty());
        blocked.setText(reason);
        blocked.setVisible(!reason.isEmpty());
    }
}
