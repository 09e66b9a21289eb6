package dev.datawright.engine.expression;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.TemplateNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A template, compiled once and rendered for every row. Safe for any number of threads.
public final class CompiledTemplate {

    private final List<String> slots;
    private final int locals;
    private final List<Piece> pieces;
    private final @Nullable Evaluation only;

    private CompiledTemplate(List<String> slots, int locals, List<Piece> pieces, @Nullable Evaluation only) {
        this.slots = slots;
        this.locals = locals;
        this.pieces = pieces;
        this.only = only;
    }

    public static CompiledTemplate compile(String source) {
        return compile(Template.parse(source));
    }

    static CompiledTemplate compile(Template template) {
        Compiler compiler = new Compiler();
        List<TemplateNode> nodes = template.nodes();
        List<Piece> pieces = Piece.all(compiler, nodes);
        Evaluation only = nodes.size() == 1 && nodes.getFirst() instanceof TemplateNode.Output output
                ? compiler.compile(output.expression())
                : null;
        return new CompiledTemplate(compiler.slots(), template.slots(), pieces, only);
    }

    /// The template over the columns of a batch; for one thread.
    public Rendering over(OpenBatch batch) {
        return over(batch, null);
    }

    /// The same with what the filter `random` draws from.
    Rendering over(OpenBatch batch, @Nullable RowRandom random) {
        ColumnVector[] columns = new ColumnVector[slots.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(slots.get(i));
        }
        return new Rendering(new Frame(columns, locals, batch.firstRow(), random));
    }

    /// Rows of one batch.
    public final class Rendering {

        private final Frame frame;
        private final StringBuilder text = new StringBuilder();

        private Rendering(Frame frame) {
            this.frame = frame;
        }

        /// The text of a row.
        ///
        /// @throws EvaluationException when it has none
        public String text(int row) {
            frame.start(row);
            text.setLength(0);
            for (Piece piece : pieces) {
                piece.appendTo(text, frame);
            }
            return text.toString();
        }

        /// Whether the row's value is true as Python sees it: not false, none, zero or empty.
        ///
        /// @throws EvaluationException when it has none
        public boolean holds(int row) {
            return Truth.of(value(row));
        }

        /// The value of a row when the template is a single expression, else its text.
        ///
        /// @throws EvaluationException when it has none
        public @Nullable Object value(int row) {
            if (only == null) {
                return text(row);
            }
            frame.start(row);
            return only.of(frame);
        }
    }
}
