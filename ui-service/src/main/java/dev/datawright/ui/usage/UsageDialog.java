package dev.datawright.ui.usage;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import dev.datawright.ui.backend.UsageOfModel;
import dev.datawright.ui.backend.UsageSums;
import java.util.List;
import java.util.UUID;

/// What one conversation used of the models, by model, and what it may use.
final class UsageDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final boolean offline;
    private final UsageTable models;
    private final Paragraph limit = new Paragraph();
    private final Paragraph costNote = new Paragraph();
    private final Paragraph trouble = new Paragraph();

    UsageDialog(boolean offline, Runnable onClosed) {
        this.offline = offline;
        models = new UsageTable(UsageWords.headModel(), UsageWords.byModel());
        setHeaderTitle(UsageWords.conversationTitle());
        setWidth("min(560px, calc(100vw - 32px))");
        getElement().setAttribute("data-testid", "usage-dialog");
        addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                onClosed.run();
            }
        });
        List.of(limit, costNote).forEach(note -> {
            note.addClassName("usage-note");
            note.setVisible(false);
        });
        Paragraph note = new Paragraph(UsageWords.conversationNote());
        note.addClassName("usage-note");
        limit.getElement().setAttribute("data-testid", "usage-limit");
        trouble.getElement().setAttribute("role", "alert");
        Div body = new Div(trouble, models, limit, costNote, note);
        body.addClassName("usage-panel");
        add(body);
        NativeButton close = new NativeButton(UsageWords.close(), click -> close());
        close.addClassName("plain");
        close.getElement().setAttribute("data-testid", "usage-close");
        Anchor all = new Anchor(UsageLink.PATH, UsageWords.all());
        all.addClassName("usage-all");
        getFooter().add(all, close);
    }

    void load(UI ui, AgentClient agent, BridgeClient bridge, UUID conversation) {
        Background.call(
                ui,
                () -> new Found(
                        bridge.usageOfConversation(conversation),
                        bridge.usageByModel(conversation).items()),
                found -> {
                    models.showModels(found.models());
                    models.showTotal(found.sums());
                    String told = UsageWords.costNote(found.sums(), offline);
                    costNote.setText(told);
                    costNote.setVisible(!told.isEmpty());
                    Background.call(
                            ui,
                            agent::limits,
                            limits -> {
                                limit.setText(UsageWords.conversationLimit(found.sums(), limits));
                                limit.setVisible(true);
                            },
                            failure -> limit.setVisible(false));
                },
                failure -> trouble.setText(UsageWords.notKnown()));
        open();
    }

    private record Found(UsageSums sums, List<UsageOfModel> models) {}
}
