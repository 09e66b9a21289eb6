package dev.datawright.ui.shell;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.problem.Violation;
import dev.datawright.ui.design.ColumnDesk;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Brings what the person does in the pane to whoever works for it at the moment: the pane is built before the page is
/// attached, and the work begins after.
final class DeskLine implements ColumnDesk, TablePane.Rows {
    private @Nullable DesignWork designs;
    private @Nullable JobWork jobs;

    void connect(DesignWork designWork, JobWork jobWork) {
        designs = designWork;
        jobs = jobWork;
    }

    void rename(String name) {
        designs().rename(name);
    }

    void restore(int version) {
        designs().restore(version);
    }

    void showOlderVersions() {
        designs().showOlderVersions();
    }

    void retryPreview() {
        designs().retryPreview();
    }

    void cancelJob() {
        jobs().cancel();
    }

    void openJob(Job job) {
        jobs().open(job);
    }

    void showOlderJobs() {
        jobs().showOlder();
    }

    void download(String format) {
        jobs().download(format);
    }

    @Override
    public RowPage page(UUID job, long offset, int limit, List<String> where) {
        return jobs().rows(job, offset, limit, where);
    }

    @Override
    public void count(UUID job, List<String> where, LongConsumer found, Consumer<String> refused) {
        jobs().count(job, where, found, refused);
    }

    @Override
    public void judge(DataDesignerConfig config, Consumer<List<Violation>> told) {
        designs().judge(config, told);
    }

    @Override
    public void save(Change change, Runnable saved, Consumer<Refusal> refused) {
        designs().save(change, saved, refused);
    }

    @Override
    public void remove(List<String> names, int baseVersion, Runnable removed, Consumer<Refusal> refused) {
        designs().remove(names, baseVersion, removed, refused);
    }

    @Override
    public void setConstraints(
            List<Constraint> constraints, int baseVersion, Runnable saved, Consumer<Refusal> refused) {
        designs().setConstraints(constraints, baseVersion, saved, refused);
    }

    private DesignWork designs() {
        if (designs == null) {
            throw new IllegalStateException("The pane is not connected yet");
        }
        return designs;
    }

    private JobWork jobs() {
        if (jobs == null) {
            throw new IllegalStateException("The pane is not connected yet");
        }
        return jobs;
    }
}
