package dev.datawright.dataset.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names of columns as a database can have them.
final class SqlNames {

    private SqlNames() {}

    /// The names in their order. What a database takes in no name is left out, one that is too long is cut, and one
    /// that differs from another by its case alone gets a number: a database would refuse or confuse them.
    static List<String> of(List<String> columns, SqlDialect dialect) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            String plain = dialect.withoutForbidden(column.replace("\0", ""));
            String wanted = dialect.withoutForbidden(cut(plain.isBlank() ? "column" : plain, "", dialect));
            String name = wanted;
            for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
                name = cut(wanted, "_" + number, dialect);
            }
            names.add(name);
        }
        return names;
    }

    private static String cut(String name, String end, SqlDialect dialect) {
        String start = name;
        while (dialect.isTooLong(start + end)) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + end;
    }
}
