package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.ui.design.ColumnsView;
import dev.datawright.ui.job.Amounts;
import dev.datawright.ui.job.JobCard;
import dev.datawright.ui.preview.RowSource;
import dev.datawright.ui.preview.RowsTable;
import dev.datawright.ui.report.ReportCard;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The dataset beside the conversation: its table and columns, the job, and the button that starts one.
final class DatasetPane extends Section {
    private static final long serialVersionUID = 1L;
    /// What the button offers while the person has not said how many rows they want.
    private static final long USUAL_ROWS = 100;

    private final transient Actions actions;
    private final H1 name = new H1();
    private final Span facts = new Span();
    private final JobCard jobCard;
    private final ReportCard reportCard;
    private final Tab tableTab = new Tab("Table");
    private final Tab columnsTab = new Tab("Columns");
    private final Tabs tabs = new Tabs(tableTab, columnsTab);
    private final NativeButton previewSwitch = new NativeButton("Preview");
    private final NativeButton resultSwitch = new NativeButton("Result");
    private final Div switches = new Div(previewSwitch, resultSwitch);
    private final Span notice = new Span();
    private final RowsTable table = new RowsTable();
    private final ColumnsView columns = new ColumnsView();
    private final Div placeholder = placeholder();
    private final Div toolbar = new Div(tabs, switches);
    private final Div header;
    private final Div body;
    private final Div footer;
    private final Span asked = new Span();
    private final NativeButton generate = new NativeButton();
    private final Paragraph blocked = new Paragraph();

    private transient @Nullable Design design;
    private transient @Nullable Preview preview;
    private transient @Nullable Job job;
    private boolean resultShown;
    private boolean chatBusy;
    private boolean chatReachable = true;
    private boolean proposalOpen;

    DatasetPane(Actions actions) {
        this.actions = actions;
        jobCard = new JobCard(actions::cancelJob);
        reportCard = new ReportCard(actions::download);
        addClassName("dataset");
        getElement().setAttribute("aria-label", "Dataset");
        name.getElement().setAttribute("data-testid", "design-name");
        facts.addClassName("facts-line");
        facts.getElement().setAttribute("data-testid", "design-facts");
        header = new Div(name, facts);
        header.addClassName("dataset-header");
        toolbar.addClassName("toolbar");
        tabs.getElement().setAttribute("aria-label", "Views of the dataset");
        tableTab.getElement().setAttribute("data-testid", "tab-table");
        columnsTab.getElement().setAttribute("data-testid", "tab-columns");
        tabs.addSelectedChangeListener(change -> render());
        switches.addClassName("segments");
        switches.getElement().setAttribute("role", "group").setAttribute("aria-label", "Which rows");
        previewSwitch.getElement().setAttribute("data-testid", "show-preview");
        resultSwitch.getElement().setAttribute("data-testid", "show-result");
        previewSwitch.addClickListener(click -> showPreviewRows());
        resultSwitch.addClickListener(click -> showResultRows());
        notice.addClassName("notice");
        notice.getElement().setAttribute("role", "status").setAttribute("data-testid", "preview-notice");
        body = new Div(placeholder, notice, table, columns);
        body.addClassName("dataset-body");
        asked.addClassName("asked");
        asked.getElement().setAttribute("data-testid", "asked");
        generate.getElement().setAttribute("data-testid", "generate");
        generate.addClickListener(click -> actions.generate(rows()));
        blocked.addClassName("hint");
        Div words = new Div(asked, blocked);
        words.addClassName("footer-words");
        footer = new Div(words, generate);
        footer.addClassName("dataset-footer");
        add(header, jobCard, reportCard, toolbar, body, footer);
        render();
    }

    /// Forgets everything, for another conversation.
    void clear() {
        design = null;
        preview = null;
        job = null;
        resultShown = false;
        notice.setText("");
        table.clear();
        tabs.setSelectedTab(tableTab);
        render();
    }

    void showDesign(Design newDesign) {
        design = newDesign;
        table.showDesign(newDesign);
        columns.show(newDesign);
        if (!resultShown && preview == null) {
            table.awaitPreview();
        }
        render();
    }

    void showPreview(Preview newPreview) {
        preview = newPreview;
        notice.setText(String.join(" ", newPreview.notices()));
        if (!resultShown) {
            table.showPreview(newPreview);
        }
        render();
    }

    void showPreviewTrouble(String sentence) {
        notice.setText("No preview: " + sentence);
        render();
    }

    void showJob(Job newJob) {
        Job before = job;
        job = newJob;
        boolean news = before == null || !before.id().equals(newJob.id()) || before.status() != newJob.status();
        if (newJob.status() == JobStatus.COMPLETED && news) {
            showResultRows();
        } else if (newJob.status() != JobStatus.COMPLETED && resultShown) {
            showPreviewRows();
        }
        render();
    }

    void allowCancel() {
        jobCard.allowCancel();
    }

    void showChatState(boolean busy, boolean reachable, boolean newProposalOpen) {
        chatBusy = busy;
        chatReachable = reachable;
        proposalOpen = newProposalOpen;
        renderFooter();
    }

    int columnCount() {
        return design == null ? 0 : design.outputColumns().size();
    }

    private void showPreviewRows() {
        resultShown = false;
        if (preview != null) {
            table.showPreview(preview);
        } else {
            table.awaitPreview();
        }
        render();
    }

    private void showResultRows() {
        Job finished = job;
        if (finished == null) {
            return;
        }
        resultShown = true;
        RowSource source = (offset, limit) -> actions.rows(finished, offset, limit);
        table.showResult(finished.progress().rowsDone(), source);
        render();
    }

    private void render() {
        Design shown = design;
        boolean empty = shown == null || shown.config().columns().isEmpty();
        Job current = job;
        boolean completed = current != null && current.status() == JobStatus.COMPLETED;
        boolean columnsSelected = tabs.getSelectedTab() == columnsTab;
        placeholder.setVisible(empty);
        header.setVisible(shown != null && !empty);
        toolbar.setVisible(!empty);
        table.setVisible(!empty && !columnsSelected);
        columns.setVisible(!empty && columnsSelected);
        notice.setVisible(
                !empty && !columnsSelected && !resultShown && !notice.getText().isEmpty());
        footer.setVisible(!empty);
        jobCard.setVisible(current != null && !completed);
        reportCard.setVisible(completed);
        switches.setVisible(completed && !columnsSelected);
        press(previewSwitch, !resultShown);
        press(resultSwitch, resultShown);
        body.setClassName("paged", resultShown && !columnsSelected);
        if (current != null) {
            jobCard.show(current);
            if (completed) {
                reportCard.show(current, shown == null ? 0 : shown.version());
            }
        }
        if (shown != null) {
            name.setText(shown.name().isBlank() ? "Untitled dataset" : shown.name());
            facts.setText(facts(shown));
        }
        renderFooter();
    }

    private void renderFooter() {
        Design shown = design;
        if (shown == null) {
            return;
        }
        Job current = job;
        boolean jobRuns = current != null && !current.status().isFinal();
        boolean upToDate = current != null
                && current.status() == JobStatus.COMPLETED
                && current.spec().version() == shown.version();
        StringJoiner words = new StringJoiner(" · ");
        words.add(shown.rows() == null ? "number of rows not said yet" : Amounts.rows(shown.rows()) + " asked");
        if (shown.seed() != null) {
            words.add("seed " + shown.seed());
        }
        asked.setText(words.toString());
        generate.setText("Generate " + Amounts.rows(rows()));

        // One primary action a screen: the approval card's and the download's go before this one.
        boolean primary = !proposalOpen && !upToDate && !jobRuns;
        generate.setClassName(primary ? "primary" : "plain");
        String reason = jobRuns
                ? "A job is running."
                : chatBusy ? "Datawright is working." : chatReachable ? "" : "The agent is away.";
        generate.setEnabled(reason.isEmpty());
        blocked.setText(reason);
        blocked.setVisible(!reason.isEmpty());
    }

    private long rows() {
        Design shown = design;
        return shown == null || shown.rows() == null ? USUAL_ROWS : shown.rows();
    }

    private static String facts(Design design) {
        int count = design.outputColumns().size();
        StringJoiner words = new StringJoiner(" · ");
        words.add(count == 1 ? "1 column" : count + " columns");
        if (design.rows() != null) {
            words.add(Amounts.rows(design.rows()));
        }
        if (design.seed() != null) {
            words.add("seed " + design.seed());
        }
        words.add("version " + design.version());
        return words.toString();
    }

    private static void press(NativeButton button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", Boolean.toString(pressed));
    }

    private static Div placeholder() {
        Div sheet = new Div();
        sheet.addClassName("sheet");
        sheet.getElement().setAttribute("aria-hidden", "true");
        for (int i = 0; i < 6; i++) {
            Div row = new Div();
            for (int width : List.of(1, 2, 3, 2)) {
                Span cell = new Span();
                cell.addClassName("w" + width);
                row.add(cell);
            }
            sheet.add(row);
        }
        Div placeholder = new Div(sheet, new Paragraph("The table stands here as soon as there are columns."));
        placeholder.addClassName("placeholder");
        return placeholder;
    }

    /// What the person can do here.
    interface Actions {
        void generate(long rows);

        void cancelJob();

        void download(String format);

        dev.datawright.contract.job.RowPage rows(Job job, long offset, int limit);
    }
}
