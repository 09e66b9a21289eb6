package dev.datawright.engine.validate;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.dataset.batch.ColumnType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parses code of one language. Used by several threads.
interface CodeCheck {

    /// Longest code that is looked at, in characters.
    int LONGEST = 100_000;

    /// What a finding is made of; its first part is `is_valid`.
    ColumnType.Struct type();

    /// What is found about the code, in the shape of the type.
    ///
    /// @throws UncheckedException when it cannot be looked at
    Map<String, @Nullable Object> check(String code) throws UncheckedException;

    static CodeCheck of(CodeLang language) {
        return language.isSql() ? new SqlCheck(language) : new PythonCheck();
    }

    /// Code that is too much to look at; the message is a sentence.
    final class UncheckedException extends Exception {

        private static final long serialVersionUID = 1L;

        UncheckedException(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
