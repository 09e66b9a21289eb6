package dev.datawright.bridge.upstream;

import java.util.regex.Pattern;

/// Makes sentences for people of what a backend prints for a terminal.
final class Words {

    private static final int LONGEST = 500;

    /// Where words end and the insides of the server begin.
    private static final Pattern INSIDES = Pattern.compile("(?s)(Original error:|Traceback \\(most recent).*");

    private static final Pattern FRAME = Pattern.compile("(?m)^\\s*\\|-*|\\|-+");
    private static final Pattern EMOJI = Pattern.compile("[\\p{So}\\x{1F000}-\\x{1FAFF}\\x{FE0F}\\x{200D}]");
    private static final Pattern PATH = Pattern.compile("(?<![\\w:/.<])/(?:[\\w.@+-]+/)+[\\w.@+-]*");
    private static final Pattern ELSEWHERE = Pattern.compile("Check the warnings above[^.]*\\.");
    private static final Pattern OPENING =
            Pattern.compile("^(Data Designer job failed: *|Error generating (preview )?dataset: *"
                    + "|(The )?[Jj]ob exited with (exit )?code \\d+[:.]? *)+");

    private Words() {}

    /// Without drawings, emoji, paths of the server, stack traces and openings that say nothing; one line, not long.
    /// Empty when nothing is left.
    static String of(String printed) {
        String text = INSIDES.matcher(printed).replaceFirst("");
        text = FRAME.matcher(text).replaceAll(" ");
        text = EMOJI.matcher(text).replaceAll(" ");
        text = PATH.matcher(text).replaceAll("…");
        text = ELSEWHERE.matcher(text).replaceAll(" ");
        text = text.replaceAll("\\s+", " ").strip();
        text = OPENING.matcher(text).replaceFirst("");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
