package dev.datawright.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobStatus;
import dev.datawright.ui.design.CodeView;
import dev.datawright.ui.design.ColumnsView;
import dev.datawright.ui.design.HistoryView;
import dev.datawright.ui.design.UndoSteps;
import dev.datawright.ui.job.Amounts;
import dev.datawright.ui.job.JobCard;
import dev.datawright.ui.job.RunsView;
import dev.datawright.ui.report.ReportCard;
import dev.datawright.ui.report.ReportView;
import dev.datawright.ui.time.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The dataset beside the conversation: its table, columns and versions, its runs, and the button that starts one.
@StyleSheet("context://workbench/dataset.css")
final class DatasetPane extends Section {
    private static final long serialVersionUID = 1L;

    private final transient DeskLine desk = new DeskLine();
    private final DatasetHeader header = new DatasetHeader(desk::rename, desk::restore);
    private final JobCard jobCard = new JobCard(desk::cancelJob);
    private final ReportCard reportCard;
    private final DatasetTabs tabs = new DatasetTabs(this::render);
    private final TablePane table = new TablePane(desk, desk::retryPreview);
    private final ColumnsView columns = new ColumnsView(desk);
    private final HistoryView history = new HistoryView(desk::restore, desk::showOlderVersions);
    private final RunsView runs = new RunsView(desk::openJob, desk::showOlderJobs);
    private final ReportView report = new ReportView();
    private final CodeView code = new CodeView();
    private final Placeholder placeholder = new Placeholder();
    private final Div toolbar = new Div(tabs, table.switches());
    private final Div body = new Div(placeholder, table, columns, history, runs, report, code);
    private final DatasetFooter footer;
    private final Paragraph missing = new Paragraph();

    private transient @Nullable Design design;
    private transient @Nullable Job job;
    private transient Times times = Times.utc();
    private boolean chatBusy;
    private boolean chatReachable = true;
    private boolean proposalOpen;
    private boolean stepsKnown;

    DatasetPane(Actions actions) {
        reportCard = new ReportCard(
                desk::download, tabs::openReport, rows -> actions.say(Amounts.count(rows) + " more rows"));
        footer = new DatasetFooter(actions::generate);
        addClassName("dataset");
        getElement().setAttribute("aria-label", "Dataset");
        toolbar.addClassName("toolbar");
        body.addClassName("dataset-body");
        // A report has nothing to focus, and yet must scroll without a mouse.
        body.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "View of the dataset");
        missing.addClassName("missing");
        missing.getElement().setAttribute("role", "status").setAttribute("data-testid", "design-missing");
        missing.setVisible(false);
        add(header, missing, jobCard, reportCard, toolbar, body, footer);
        render();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJavaScript("context://workbench/dataset.js");
    }

    /// Who does what the person asks for here; set before anything is shown.
    void connect(DesignWork designWork, JobWork jobWork) {
        desk.connect(designWork, jobWork);
    }

    void showTimesIn(Times newTimes) {
        times = newTimes;
    }

    /// Forgets everything, for another conversation.
    void clear() {
        design = null;
        job = null;
        stepsKnown = false;
        missing.setVisible(false);
        table.clear();
        columns.clear();
        tabs.openTable();
        render();
    }

    void showMissing(String sentence) {
        missing.setText(sentence);
        missing.setVisible(true);
    }

    void showDesign(Design newDesign) {
        design = newDesign;
        missing.setVisible(false);
        header.show(newDesign);
        table.showDesign(newDesign);
        columns.show(newDesign);
        code.show(newDesign);
        render();
    }

    /// @param versions the newest first
    void showVersions(List<DesignVersion> versions, boolean more) {
        history.show(versions, more, times);
        header.showSteps(UndoSteps.of(versions));
        stepsKnown = versions.size() > 1;
        render();
    }

    void refuseName(String typed, String sentence) {
        header.refuseName(typed, sentence);
    }

    void showPreview(Preview newPreview) {
        table.showPreview(newPreview);
    }

    void showPreviewTrouble(String sentence) {
        table.showPreviewTrouble(sentence);
    }

    void showJob(Job newJob) {
        job = newJob;
        jobCard.show(newJob);
        if (newJob.status() == JobStatus.COMPLETED) {
            report.show(newJob, times);
        } else {
            table.showNoResult();
        }
        render();
    }

    /// The rows of a finished job can be shown now that the design it was made of is known.
    void showResult(Job finished, Design madeOf) {
        table.showResult(finished, madeOf);
        render();
    }

    void showModels(String sentence) {
        report.showModels(sentence);
    }

    /// @param all the newest first
    void showJobs(List<Job> all, boolean more) {
        Job shown = job;
        runs.show(all, shown == null ? null : shown.id(), more, times);
        tabs.offerRuns(!all.isEmpty());
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

    private void render() {
        Design shown = design;
        boolean empty = shown == null || shown.config().columns().isEmpty();
        Job current = job;
        boolean completed = current != null && current.status() == JobStatus.COMPLETED;
        tabs.offerReport(completed);
        DatasetTabs.View view = tabs.selected();
        placeholder.setVisible(empty && view == DatasetTabs.View.TABLE);
        header.setVisible(shown != null && (!empty || stepsKnown));
        toolbar.setVisible(!empty || stepsKnown);
        table.setVisible(!empty && view == DatasetTabs.View.TABLE);
        table.switches().setClassName("away", view != DatasetTabs.View.TABLE);
        columns.setVisible(view == DatasetTabs.View.COLUMNS);
        history.setVisible(view == DatasetTabs.View.HISTORY);
        runs.setVisible(view == DatasetTabs.View.RUNS);
        report.setVisible(view == DatasetTabs.View.REPORT);
        code.setVisible(view == DatasetTabs.View.CODE);
        footer.setVisible(!empty);
        jobCard.setVisible(current != null && !completed);
        reportCard.setVisible(completed);
        body.setClassName("paged", table.isResultShown() && view == DatasetTabs.View.TABLE);
        if (current != null && completed) {
            reportCard.show(current, shown == null ? 0 : shown.version());
        }
        renderFooter();
    }

    private void renderFooter() {
        Design shown = design;
        Job current = job;
        boolean jobRuns = current != null && !current.status().isFinal();
        boolean upToDate = shown != null
                && current != null
                && current.status() == JobStatus.COMPLETED
                && current.spec().version() == shown.version();
        String reason = jobRuns
                ? "A job is running."
                : chatBusy ? "Datawright is working." : chatReachable ? "" : "The agent is away.";
        // One primary action a screen: the approval card's and the download's go before this one.
        footer.show(shown, !proposalOpen && !upToDate && !jobRuns, reason);
        reportCard.allowMore(reason.isEmpty());
    }

    /// What only the conversation can do for the person.
    interface Actions {
        void generate(long rows);

        /// Sends a sentence to the agent as the person's own.
        void say(String sentence);
    }
}
