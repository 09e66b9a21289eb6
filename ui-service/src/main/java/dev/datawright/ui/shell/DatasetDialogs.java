package dev.datawright.ui.shell;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Asks for a dataset's new name, and whether it is to be deleted.
final class DatasetDialogs {
    private static final int LONGEST_NAME = 120;

    private DatasetDialogs() {}

    /// @param onRename takes the name, and who hears a sentence when it was not taken
    /// @param onClosed called in either case
    static Dialog rename(String title, BiConsumer<String, Answer> onRename, Runnable onClosed) {
        Dialog dialog = dialog("Rename dataset", "rename-dialog", onClosed);
        TextField name = new TextField("Name");
        name.setValue(title);
        name.setMaxLength(LONGEST_NAME);
        name.setWidthFull();
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.setAutofocus(true);
        name.setAutoselect(true);
        name.getElement().setAttribute("data-testid", "rename-name");
        NativeButton save = new NativeButton("Rename");
        Runnable submit = () -> {
            String wanted = name.getValue().strip();
            if (wanted.isEmpty()) {
                name.setInvalid(true);
                name.setErrorMessage("A dataset needs a name.");
                return;
            }
            save.setEnabled(false);
            onRename.accept(wanted, new Answer(dialog::close, sentence -> {
                save.setEnabled(true);
                name.setInvalid(true);
                name.setErrorMessage(sentence);
            }));
        };
        name.addKeyDownListener(Key.ENTER, event -> submit.run());
        save.addClickListener(click -> submit.run());
        save.addClassName("primary");
        save.getElement().setAttribute("data-testid", "rename-save");
        dialog.add(name);
        dialog.getFooter().add(cancel(dialog, "Cancel"), save);
        return dialog;
    }

    static Dialog delete(String title, boolean atWork, Consumer<Answer> onDelete, Runnable onClosed) {
        Dialog dialog = dialog("Delete “" + shortened(title) + "”?", "delete-dialog", onClosed);
        dialog.setRole("alertdialog");
        dialog.add(new Paragraph("The conversation goes, with all its messages, and the dataset's design leaves your"
                + " list. Files you have downloaded stay with you."));
        if (atWork) {
            dialog.add(new Paragraph("The agent is at work on it; that work is lost."));
        }
        Paragraph trouble = new Paragraph();
        trouble.addClassName("trouble-line");
        trouble.getElement().setAttribute("role", "alert");
        dialog.add(trouble);
        NativeButton delete = new NativeButton("Delete dataset");
        delete.addClassName("danger");
        delete.getElement().setAttribute("data-testid", "delete-confirm");
        delete.addClickListener(click -> {
            delete.setEnabled(false);
            onDelete.accept(new Answer(dialog::close, sentence -> {
                delete.setEnabled(true);
                trouble.setText(sentence);
            }));
        });
        NativeButton keep = cancel(dialog, "Keep it");
        keep.getElement().setAttribute("autofocus", true);
        dialog.getFooter().add(keep, delete);
        return dialog;
    }

    private static Dialog dialog(String title, String testId, Runnable onClosed) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(title);
        dialog.setWidth("min(420px, calc(100vw - 32px))");
        dialog.getElement().setAttribute("data-testid", testId);
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                onClosed.run();
            }
        });
        return dialog;
    }

    private static NativeButton cancel(Dialog dialog, String words) {
        NativeButton cancel = new NativeButton(words, click -> dialog.close());
        cancel.addClassName("plain");
        return cancel;
    }

    private static String shortened(String title) {
        return title.length() <= 60 ? title : title.substring(0, 59) + "…";
    }

    /// How what was asked for went.
    record Answer(Runnable done, Consumer<String> failed) {}
}
