package dev.datawright.engine.expression;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.Template.Reference;
import dev.datawright.rules.template.TemplateNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A template as a row of segments that know nothing of each other, each an expression and the plain text behind it.
final class SegmentedText {

    /// A segment of more combinations is written row by row.
    private static final int MOST_COMBINATIONS = 1 << 14;

    private final List<Segment> segments;

    private SegmentedText(List<Segment> segments) {
        this.segments = segments;
    }

    /// The segments of a template; empty when it is more than expressions and plain text, or has a single segment.
    static Optional<SegmentedText> of(Template template) {
        List<List<TemplateNode>> parts = new ArrayList<>();
        boolean hasExpression = false;
        for (TemplateNode node : template.nodes()) {
            if (!(node instanceof TemplateNode.Text || node instanceof TemplateNode.Output)) {
                return Optional.empty();
            }
            boolean isExpression = node instanceof TemplateNode.Output;
            if (parts.isEmpty() || isExpression && hasExpression) {
                parts.add(new ArrayList<>());
            }
            hasExpression |= isExpression;
            parts.getLast().add(node);
        }
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(new SegmentedText(parts.stream().map(Segment::new).toList()));
    }

    /// The texts of a batch, for one thread.
    ///
    /// @param whole the template itself, which knows what to say of a text that is too long
    /// @param room for the texts of the batch
    Writing over(OpenBatch batch, CompiledTemplate.Rendering whole, TextRoom room) {
        return new Writing(segments.stream().map(segment -> segment.over(batch)).toList(), batch.size(), whole, room);
    }

    /// Texts that are put together row by row.
    static final class Writing {

        private final List<Memo.Computation<Utf8>> segments;
        private final CompiledTemplate.Rendering whole;
        private final TextRoom room;
        private final int[] offsets;
        private byte[] bytes;
        private int end;
        private int row;

        private Writing(
                List<Memo.Computation<Utf8>> segments, int size, CompiledTemplate.Rendering whole, TextRoom room) {
            this.segments = segments;
            this.whole = whole;
            this.room = room;
            this.offsets = new int[size + 1];
            this.bytes = new byte[Math.max(1024, size * 32)];
        }

        /// Appends the text of the next row.
        ///
        /// @throws EvaluationException when it has none; then it takes no bytes
        Boolean append(int next) {
            row = next;
            offsets[row + 1] = end;
            int length = 0;
            for (Memo.Computation<Utf8> segment : segments) {
                byte[] part = segment.of(row).bytes();
                if (bytes.length - end - length < part.length) {
                    bytes = Arrays.copyOf(bytes, Math.max(end + length + part.length, bytes.length * 2));
                }
                System.arraycopy(part, 0, bytes, end + length, part.length);
                length += part.length;
            }
            if (length > Limits.LONGEST) {
                String unused = whole.text(row);
            }
            room.take(length);
            end += length;
            offsets[row + 1] = end;
            return true;
        }

        /// Rows that were not appended take no bytes.
        void closeGaps(BitSet nulls) {
            for (int gap = nulls.nextSetBit(0); gap >= 0; gap = nulls.nextSetBit(gap + 1)) {
                offsets[gap + 1] = offsets[gap];
            }
        }

        ColumnVector vector(@Nullable BitSet nulls) {
            return new ColumnVector.Packed(bytes, offsets, nulls);
        }
    }

    /// Bytes that any thread may be shown without a lock, which a bare array is not fit for.
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Utf8(byte[] bytes) {}

    private static final class Segment {

        private final CompiledTemplate template;
        private final List<Reference> references;
        private volatile @Nullable Memo<Utf8> memo;

        private Segment(List<TemplateNode> nodes) {
            Template part = new Template("", nodes, 0);
            this.template = CompiledTemplate.compile(part);
            this.references = List.copyOf(part.references());
        }

        private Memo.Computation<Utf8> over(OpenBatch batch) {
            CompiledTemplate.Rendering rendering = template.over(batch);
            Memo.Computation<Utf8> computation =
                    row -> new Utf8(rendering.text(row).getBytes(StandardCharsets.UTF_8));
            Combinations combinations =
                    Combinations.of(references, batch, MOST_COMBINATIONS).orElse(null);
            if (combinations == null) {
                return computation;
            }
            Memo<Utf8> known = memo;
            if (known == null || !known.fits(combinations)) {
                known = new Memo<>(combinations.digits(), new Utf8[combinations.count()]);
                memo = known;
            }
            Memo<Utf8> shared = known;
            int[] codes = combinations.codes();
            return row -> shared.of(codes[row], row, computation);
        }
    }
}
