package dev.datawright.ui.preview;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import org.jspecify.annotations.Nullable;

/// How the values of a column stand in the table.
///
/// @param decimals digits after the point that every number shows; absent for as many as it has, at most four
/// @param characters how wide a typical value is
record Look(Kind kind, @Nullable Integer decimals, int characters) {
    /// For a column of which only the name is known.
    static final Look UNKNOWN = new Look(Kind.TEXT, null, 16);

    static Look of(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> of(sampler);
            case ExpressionColumnConfig expression ->
                switch (expression.dtype()) {
                    case INT -> new Look(Kind.NUMBER, 0, 8);
                    case FLOAT -> new Look(Kind.NUMBER, null, 9);
                    case BOOL -> new Look(Kind.YES_OR_NO, null, 5);
                    case STR -> new Look(Kind.TEXT, null, 16);
                };
            case ModelColumnConfig _ -> new Look(Kind.PROSE, null, 34);
            case EmbeddingColumnConfig _, ValidationColumnConfig _ -> new Look(Kind.TEXT, null, 24);
            case SeedDatasetColumnConfig _ -> UNKNOWN;
        };
    }

    private static Look of(SamplerColumnConfig column) {
        boolean text = "str".equals(column.convertTo());
        boolean whole = "int".equals(column.convertTo());
        return switch (column.params()) {
            case SamplerParams.Uuid uuid ->
                new Look(
                        Kind.CODE,
                        null,
                        (uuid.prefix() == null ? 0 : uuid.prefix().length()) + (uuid.shortForm() ? 10 : 24));
            case SamplerParams.Category category ->
                new Look(numeric(category) ? Kind.NUMBER : Kind.TEXT, null, longest(category));
            case SamplerParams.Subcategory subcategory -> new Look(Kind.TEXT, null, 15);
            case SamplerParams.Uniform uniform ->
                new Look(text ? Kind.TEXT : Kind.NUMBER, whole ? Integer.valueOf(0) : uniform.decimalPlaces(), 8);
            case SamplerParams.Gaussian gaussian ->
                new Look(text ? Kind.TEXT : Kind.NUMBER, whole ? Integer.valueOf(0) : gaussian.decimalPlaces(), 8);
            case SamplerParams.Bernoulli bernoulli -> new Look(Kind.YES_OR_NO, null, 5);
            case SamplerParams.Datetime datetime -> new Look(Kind.DATE, null, fine(datetime) ? 18 : 11);
            case SamplerParams.Poisson poisson -> new Look(text ? Kind.TEXT : Kind.NUMBER, 0, 8);
            case SamplerParams.Binomial binomial -> new Look(text ? Kind.TEXT : Kind.NUMBER, 0, 8);
            case SamplerParams.BernoulliMixture mixture -> new Look(text ? Kind.TEXT : Kind.NUMBER, null, 9);
            case SamplerParams.Scipy scipy ->
                new Look(text ? Kind.TEXT : Kind.NUMBER, whole ? Integer.valueOf(0) : scipy.decimalPlaces(), 8);
            case SamplerParams.Timedelta timedelta ->
                new Look(Kind.DATE, null, timedelta.unit() == SamplerParams.Timedelta.Unit.DAY ? 11 : 18);
            case SamplerParams.People people -> new Look(Kind.TEXT, null, 20);
        };
    }

    private static boolean numeric(SamplerParams.Category category) {
        return category.values().stream().allMatch(Number.class::isInstance);
    }

    private static int longest(SamplerParams.Category category) {
        int longest = category.values().stream()
                .mapToInt(value -> value.toString().length())
                .max()
                .orElse(0);
        return Math.clamp(longest, 4, 24);
    }

    private static boolean fine(SamplerParams.Datetime datetime) {
        return switch (datetime.unit()) {
            case HOUR, MINUTE, SECOND -> true;
            case YEAR, MONTH, DAY -> false;
        };
    }

    /// What a value is to the eye.
    enum Kind {
        NUMBER,
        YES_OR_NO,
        DATE,
        CODE,
        TEXT,
        /// What a language model wrote; no value means that it failed.
        PROSE
    }
}
