package dev.datawright.offline.speak;

import dev.datawright.contract.design.Constraint;
import dev.datawright.offline.design.Assumption;
import dev.datawright.offline.design.Note;
import dev.datawright.offline.text.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the model says, in one language. Plain sentences; nothing is claimed that a tool did not confirm.
public interface Voice {

    static Voice in(Language language) {
        return switch (language) {
            case ENGLISH -> new EnglishVoice();
            case GERMAN -> new GermanVoice();
        };
    }

    /// What it is and how to connect another, in one line.
    String identity();

    String help();

    String greeting();

    String welcome();

    String declined();

    /// What a column holds, in a few words.
    String column(Shown column);

    String constraint(Constraint constraint);

    /// Why a column is as it is: the person's words, and what was added to them.
    String why(String quote, @Nullable Assumption assumption);

    String assumption(Assumption assumption);

    String note(Note note);

    String built(List<Shown> columns);

    String renamed(String from, String to);

    /// @param why as noted in the design; empty when nothing is
    String because(Shown column, String why);

    String undo();

    String constraintsSet(List<Constraint> constraints);

    /// @param names of all columns as they stand now
    String ordered(List<String> names);

    String removed(List<String> names);

    /// The design as it stands.
    String columns(List<Shown> columns, @Nullable Long rows);

    String nothingYet();

    String proposing(long rows);

    /// @param rows beside those of the last job
    String proposingMore(long rows);

    String askToGenerate(@Nullable Long rows);

    String askBeforeGenerating();

    String previewShown();

    String toolFailed(String tool, String text);

    String leftOut(List<String> names);

    String jobAnswer(String text);

    String declinedProposal();

    String unknownTool(String tool, String text);

    String notUnderstood();
}
