package dev.datawright.ui.shell;

import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;

/// The views of the dataset. A view that has nothing to show has no tab.
final class DatasetTabs extends Tabs {
    private static final long serialVersionUID = 1L;

    private final Tab table = tab("Table", "tab-table");
    private final Tab columns = tab("Columns", "tab-columns");
    private final Tab history = tab("History", "tab-history");
    private final Tab runs = tab("Runs", "tab-runs");
    private final Tab report = tab("Report", "tab-report");
    private final Tab code = tab("Code", "tab-code");

    DatasetTabs(Runnable selected) {
        getElement().setAttribute("aria-label", "Views of the dataset");
        add(table, columns, report, runs, history, code);
        addSelectedChangeListener(change -> selected.run());
        runs.setVisible(false);
        report.setVisible(false);
    }

    View selected() {
        Tab tab = getSelectedTab();
        if (tab == columns) {
            return View.COLUMNS;
        }
        if (tab == history) {
            return View.HISTORY;
        }
        if (tab == runs) {
            return View.RUNS;
        }
        if (tab == report) {
            return View.REPORT;
        }
        return tab == code ? View.CODE : View.TABLE;
    }

    void openTable() {
        setSelectedTab(table);
    }

    void openReport() {
        setSelectedTab(report);
    }

    void offerRuns(boolean offered) {
        offer(runs, offered);
    }

    void offerReport(boolean offered) {
        offer(report, offered);
    }

    private void offer(Tab tab, boolean offered) {
        if (tab.isVisible() != offered) {
            tab.setVisible(offered);
        }
        if (!offered && getSelectedTab() == tab) {
            openTable();
        }
    }

    private static Tab tab(String label, String testId) {
        Tab tab = new Tab(label);
        tab.getElement().setAttribute("data-testid", testId);
        return tab;
    }

    /// What can be looked at.
    enum View {
        TABLE,
        COLUMNS,
        REPORT,
        RUNS,
        HISTORY,
        CODE
    }
}
