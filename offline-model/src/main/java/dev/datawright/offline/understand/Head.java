package dev.datawright.offline.understand;

import dev.datawright.offline.text.Dates;
import dev.datawright.offline.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The words before the list.
///
/// @param subject in lower case
/// @param title the same as it was written
record Head(String subject, String title, long rows) {

    static final Head NONE = new Head("", "", 0);

    static Head of(Sentence words, boolean adds) {
        long rows = 0;
        List<Token> subject = new ArrayList<>();
        for (Token token : words.tokens()) {
            if (token.isNumber() && rows == 0 && token.number() >= 1 && token.number() == Math.rint(token.number())) {
                rows = (long) token.number();
                subject.clear();
            } else if (token.isWord()
                    && !token.isIn(DescribeWords.POLITE)
                    && !token.isIn(DescribeWords.CONTAINERS)
                    && !token.isIn(RunWords.ROW_WORDS)
                    && !token.isIn(DescribeWords.COLUMN_WORDS)
                    && !token.isIn(DescribeWords.WITH)
                    && !token.is(
                            "each",
                            "every",
                            "where",
                            "that",
                            "which",
                            "following",
                            "jeweils",
                            "die",
                            "der",
                            "das",
                            "den",
                            "consisting",
                            "bestehend",
                            "aus",
                            "describing",
                            "my",
                            "our",
                            "unsere",
                            "named",
                            "called",
                            "fictional",
                            "realistic")) {
                subject.add(token);
            }
        }
        String named = subject.stream().limit(4).map(Token::lower).collect(Collectors.joining(" "));
        String title = subject.stream().limit(4).map(Token::text).collect(Collectors.joining(" "));
        return new Head(adds ? "" : named, adds ? "" : title, rows);
    }

    /// Whether a number of things stands there, such as `exactly 200 tickets`, and not a bound such as `up to 20
    /// euros`.
    static boolean isCounted(Sentence words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.token(i).isNumber() && !Dates.isYear(words.token(i))) {
                return words.token(i + 1).isWord()
                        && !words.token(i + 1).isIn(DescribeWords.NO_THINGS)
                        && (i == 0 || !words.token(i - 1).isIn(DescribeWords.BOUNDS));
            }
        }
        return false;
    }
}
