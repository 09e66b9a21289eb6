package dev.datawright.ui.report;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import dev.datawright.ui.job.Amounts;
import java.util.Locale;
import java.util.function.Consumer;

/// The files of a job, each with its size; the first one is what most people want.
final class FileButtons extends Div {
    private static final long serialVersionUID = 1L;

    FileButtons(Job job, Consumer<String> download) {
        addClassName("files");
        boolean first = true;
        for (JobFile file : job.files()) {
            NativeButton button = new NativeButton((first ? "Download " : "") + label(file.format()));
            Span size = new Span(Amounts.bytes(file.bytes()));
            size.addClassName("size");
            button.getElement().appendChild(size.getElement());
            button.addClassName(first ? "primary" : "plain");
            button.getElement()
                    .setAttribute("data-testid", "download-" + file.format())
                    .setAttribute(
                            "aria-label",
                            "Download %s, %s".formatted(label(file.format()), Amounts.bytes(file.bytes())))
                    .setAttribute("title", file.name());
            button.addClickListener(click -> download.accept(file.format()));
            add(button);
            first = false;
        }
    }

    private static String label(String format) {
        return switch (format) {
            case "parquet" -> "Parquet";
            case "manifest" -> "Manifest";
            case "csv", "jsonl" -> format.toUpperCase(Locale.ROOT);
            default -> format;
        };
    }
}
