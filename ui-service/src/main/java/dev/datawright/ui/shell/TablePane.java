package dev.datawright.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.RowPage;
import dev.datawright.ui.preview.FilterBar;
import dev.datawright.ui.preview.RowsTable;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The rows: those of the preview, or those of a finished job, which can be filtered.
final class TablePane extends Div {
    private static final long serialVersionUID = 1L;

    private final transient Rows rows;
    private final NativeButton previewSwitch = new NativeButton("Preview");
    private final NativeButton resultSwitch = new NativeButton("Result");
    private final Div switches = new Div(previewSwitch, resultSwitch);
    private final Span notice = new Span();
    private final NativeButton retry = new NativeButton("Try again");
    private final Div noticeLine = new Div(notice, retry);
    private final FilterBar filter;
    private final RowsTable table = new RowsTable();
    private transient @Nullable Design design;
    private transient @Nullable Design resultDesign;
    private transient @Nullable Preview preview;
    private transient @Nullable Job result;
    private boolean resultShown;

    TablePane(Rows rows, Runnable retryPreview) {
        this.rows = rows;
        this.filter = new FilterBar(this::filter);
        addClassName("table-pane");
        switches.addClassName("segments");
        switches.getElement().setAttribute("role", "group").setAttribute("aria-label", "Which rows");
        previewSwitch.getElement().setAttribute("data-testid", "show-preview");
        resultSwitch.getElement().setAttribute("data-testid", "show-result");
        previewSwitch.addClickListener(click -> showPreviewRows());
        resultSwitch.addClickListener(click -> showResultRows());
        noticeLine.addClassName("notice");
        notice.getElement().setAttribute("role", "status").setAttribute("data-testid", "preview-notice");
        retry.addClassNames("quiet", "small-button");
        retry.getElement().setAttribute("data-testid", "retry-preview");
        retry.addClickListener(click -> {
            tell("", false);
            table.awaitPreview();
            retryPreview.run();
        });
        add(noticeLine, filter, table);
        tell("", false);
        render();
    }

    /// The choice between preview and result, for the toolbar above.
    Div switches() {
        return switches;
    }

    void clear() {
        design = null;
        resultDesign = null;
        preview = null;
        result = null;
        resultShown = false;
        tell("", false);
        table.clear();
        render();
    }

    void showDesign(Design newDesign) {
        design = newDesign;
        if (!resultShown) {
            table.showDesign(newDesign);
            if (preview == null) {
                table.awaitPreview();
            }
        }
    }

    void showPreview(Preview newPreview) {
        preview = newPreview;
        tell(String.join(" ", newPreview.notices()), false);
        if (!resultShown) {
            table.showPreview(newPreview);
        }
        render();
    }

    void showPreviewTrouble(String sentence) {
        tell("No preview: " + sentence, true);
        table.settle();
        render();
    }

    /// A finished job, with the design at the version it was made of.
    void showResult(Job job, Design madeOf) {
        Job before = result;
        boolean other = before == null || !before.id().equals(job.id());
        result = job;
        resultDesign = madeOf;
        if (other) {
            showResultRows();
        }
        render();
    }

    /// There is no result to show, or not any more.
    void showNoResult() {
        result = null;
        resultDesign = null;
        if (resultShown) {
            showPreviewRows();
        }
        render();
    }

    boolean isResultShown() {
        return resultShown;
    }

    private void showPreviewRows() {
        resultShown = false;
        Design shown = design;
        if (shown != null) {
            table.showDesign(shown);
        }
        Preview made = preview;
        if (made != null) {
            table.showPreview(made);
        } else {
            table.awaitPreview();
        }
        render();
    }

    private void showResultRows() {
        Job job = result;
        Design madeOf = resultDesign;
        if (job == null || madeOf == null) {
            return;
        }
        resultShown = true;
        table.showDesign(madeOf);
        table.showResult(job.progress().rowsDone(), (offset, limit) -> rows.page(job.id(), offset, limit, List.of()));
        filter.start(madeOf, job.progress().rowsDone());
        render();
    }

    private void filter(List<String> where, LongConsumer found, Consumer<String> refused) {
        Job job = result;
        if (job == null) {
            return;
        }
        rows.count(
                job.id(),
                where,
                count -> {
                    if (job.equals(result) && resultShown) {
                        table.showResult(count, (offset, limit) -> rows.page(job.id(), offset, limit, where));
                    }
                    found.accept(count);
                },
                refused);
    }

    private void tell(String sentence, boolean canRetry) {
        notice.setText(sentence);
        retry.setVisible(canRetry);
    }

    private void render() {
        noticeLine.setVisible(!resultShown && !notice.getText().isEmpty());
        filter.setVisible(resultShown);
        switches.setVisible(result != null);
        setClassName("paged", resultShown);
        previewSwitch.getElement().setAttribute("aria-pressed", Boolean.toString(!resultShown));
        resultSwitch.getElement().setAttribute("aria-pressed", Boolean.toString(resultShown));
    }

    /// Where rows come from.
    interface Rows {
        /// Blocks; the table asks for it while the person scrolls.
        RowPage page(UUID job, long offset, int limit, List<String> where);

        /// Counts the rows that meet the conditions, or says why that cannot be done; answers come later.
        void count(UUID job, List<String> where, LongConsumer found, Consumer<String> refused);
    }
}
