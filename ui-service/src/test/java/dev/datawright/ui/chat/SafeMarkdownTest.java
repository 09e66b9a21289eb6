package dev.datawright.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "**bold** and a < b | **bold** and a &lt; b",
                "<script>alert(1)</script> | &lt;script>alert(1)&lt;/script>",
                "`a < b` stays | `a < b` stays",
                "a lone ` and <b> | a lone ` and &lt;b>",
                "``code with ` and <b>`` then <i> | ``code with ` and <b>`` then &lt;i>",
                "![x](http://elsewhere/x.png) | &#33;[x](http://elsewhere/x.png)",
                "wow! and a [link](/c/1) | wow! and a [link](/c/1)",
            })
    void showsHtmlAsTextAndFetchesNothing(String markdown, String safe) {
        assertThat(SafeMarkdown.of(markdown)).isEqualTo(safe);
    }

    @org.junit.jupiter.api.Test
    void leavesFencedCodeAlone() {
        assertThat(SafeMarkdown.of("```html\n<b>\n```\n<b>")).isEqualTo("```html\n<b>\n```\n&lt;b>");
    }
}
