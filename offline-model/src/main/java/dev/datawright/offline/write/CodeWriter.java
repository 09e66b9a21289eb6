package dev.datawright.offline.write;

import java.util.Locale;
import java.util.Set;

/// Code for code cells: a program that does nothing but say what was asked for. Rules cannot write more.
public final class CodeWriter {

    private static final int LONGEST_REMARK = 100;
    private static final Set<String> HASHED = Set.of("python", "ruby", "bash");

    private CodeWriter() {}

    /// @param language as it stands behind a code fence, such as `python` or `sql`
    /// @return one code fence
    public static String write(String language, String prompt) {
        String asked = prompt.strip().lines().findFirst().orElse("");
        String remark = "The offline model writes no programs. Asked for: "
                + (asked.length() > LONGEST_REMARK ? asked.substring(0, LONGEST_REMARK) + "..." : asked);
        String name = language.toLowerCase(Locale.ROOT);
        String code;
        if (name.equals("sql")) {
            code = "-- " + remark + "\nSELECT 1;";
        } else if (name.equals("cobol")) {
            code = "      * " + remark;
        } else {
            code = (HASHED.contains(name) ? "# " : "// ") + remark;
        }
        return "```" + language + "\n" + code + "\n```";
    }
}
