package dev.datawright.ui.usage;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.datawright.ui.backend.AgentClient;
import dev.datawright.ui.backend.Background;
import dev.datawright.ui.backend.BridgeClient;
import dev.datawright.ui.backend.UsageOfModel;
import dev.datawright.ui.backend.UsageSums;
import java.time.ZoneId;
import java.util.List;

/// All that a person used of the models: altogether, by model and by day.
@Route(UsageLink.PATH)
class UsageView extends Main implements HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient AgentClient agent;
    private final transient BridgeClient bridge;
    private final transient UsageAccount account = new UsageAccount();
    private final Div figures = new Div();
    private final Paragraph costNote = new Paragraph();
    private final Paragraph limits = new Paragraph();
    private final Paragraph none = new Paragraph(UsageWords.nothingYet());
    private final Div trouble = new Div();
    private final Div tables = new Div();
    private final UsageTable models = new UsageTable(UsageWords.headModel(), UsageWords.byModel());
    private final UsageTable days = new UsageTable(UsageWords.headDay(), UsageWords.byDay());
    private final NativeButton older = new NativeButton(UsageWords.older());
    private ZoneId zone = ZoneId.of("UTC");

    UsageView(AgentClient agent, BridgeClient bridge) {
        this.agent = agent;
        this.bridge = bridge;
        addClassName("usage-page");
        getElement();
        figures.addClassName("usage-figures");
        figures.getElement().setAttribute("data-testid", "usage-figures");
        costNote.addClassName("usage-note");
        limits.addClassName("usage-note");
        limits.getElement().setAttribute("data-testid", "usage-limits");
        none.getElement().setAttribute("data-testid", "usage-none");
        older.addClassName("plain");
        older.getElement().setAttribute("data-testid", "usage-older");
        older.addClickListener(click -> showOlder());
        models.getElement().setAttribute("data-testid", "usage-models");
        days.getElement().setAttribute("data-testid", "usage-days");
        tables.addClassName("usage-tables");
        tables.add(new H2(UsageWords.byModel()), models, new H2(UsageWords.byDay()), days, older);
        Anchor back = new Anchor("", UsageWords.back());
        back.addClassName("usage-back");
        Paragraph intro = new Paragraph(UsageWords.intro());
        intro.addClassName("usage-note");
        add(back, new H1(UsageWords.title()), intro, trouble(), none, figures, costNote, limits, tables);
        List.of(none, figures, costNote, limits, tables, older).forEach(part -> part.setVisible(false));
    }

    @Override
    public String getPageTitle() {
        return UsageWords.title() + " · Datawright";
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        ui.getPage().addJavaScript("context://workbench/workbench.js");
        // Days begin where the person is.
        ui.getPage().retrieveExtendedClientDetails(details -> {
            zone = ZoneId.of(details.getTimeZoneId());
            load(ui);
        });
    }

    private Div trouble() {
        NativeButton again = new NativeButton(UsageWords.again(), click -> getUI().ifPresent(this::load));
        again.addClassName("plain");
        again.getElement().setAttribute("data-testid", "usage-again");
        trouble.add(new Paragraph(UsageWords.notKnown()), again);
        trouble.addClassName("usage-trouble");
        trouble.getElement().setAttribute("role", "alert").setAttribute("data-testid", "usage-trouble");
        trouble.setVisible(false);
        return trouble;
    }

    private void load(UI ui) {
        Background.call(
                ui,
                () -> new All(
                        bridge.usage(),
                        bridge.usageByModel(null).items(),
                        !bridge.capabilities().modelGateway()),
                this::show,
                failure -> trouble.setVisible(true));
        Background.call(
                ui,
                agent::limits,
                told -> {
                    limits.setText(UsageWords.limits(told));
                    limits.setVisible(true);
                },
                failure -> limits.setVisible(false));
        loadDays(ui, "");
    }

    private void loadDays(UI ui, String after) {
        Background.call(
                ui,
                () -> bridge.usageByDay(zone, after),
                page -> {
                    account.take(after, page);
                    days.showDays(account.days());
                    older.setVisible(account.hasOlder());
                    older.setEnabled(true);
                },
                failure -> {
                    older.setEnabled(true);
                    trouble.setVisible(true);
                });
    }

    private void showOlder() {
        older.setEnabled(false);
        getUI().ifPresent(ui -> loadDays(ui, account.next()));
    }

    private void show(All all) {
        trouble.setVisible(false);
        boolean some = all.sums().entries() > 0;
        none.setVisible(!some);
        figures.setVisible(some);
        tables.setVisible(some);
        figures.removeAll();
        figures.add(
                figure(UsageWords.headCalls(), UsageWords.count(all.sums().calls())),
                figure(UsageWords.headRead(), UsageWords.count(all.sums().inputTokens())),
                figure(UsageWords.headWritten(), UsageWords.count(all.sums().outputTokens())),
                figure(UsageWords.headCost(), UsageWords.cost(all.sums(), all.offline())));
        String note = UsageWords.costNote(all.sums(), all.offline());
        costNote.setText(note);
        costNote.setVisible(!note.isEmpty());
        models.showModels(all.models());
        models.showTotal(all.sums());
    }

    private static Div figure(String name, String value) {
        Span number = new Span(value);
        number.addClassName("usage-number");
        Span label = new Span(name);
        label.addClassName("usage-label");
        Div figure = new Div(label, number);
        figure.addClassName("usage-figure");
        return figure;
    }

    private record All(UsageSums sums, List<UsageOfModel> models, boolean offline) {}
}
