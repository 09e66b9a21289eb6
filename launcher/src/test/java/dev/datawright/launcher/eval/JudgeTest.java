package dev.datawright.launcher.eval;

import static dev.datawright.launcher.eval.Turns.aTurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.datawright.contract.json.WireJson;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of expectation, each with an answer that meets it and one that does not.
class JudgeTest {

    private static final String FINE = "{\"name\": \"fine\", \"column_type\": \"sampler\", \"sampler_type\":";
    private static final String STATUS = "{\"name\": \"status\", \"column_type\": \"sampler\", \"sampler_type\":";
    private static final String REVIEW = "{\"name\": \"review\", \"column_type\": \"llm-text\", \"model_alias\":"
            + " \"writer\", \"prompt\": \"Write about {{ stars }} stars, friendly.\"}";
    private static final String STARS =
            "{\"name\": \"stars\", \"column_type\": \"sampler\", \"sampler_type\": \"uniform\", \"params\": {\"low\": 1, \"high\": 5}}";

    private static String fine(String type, String params) {
        return FINE + " \"" + type + "\", \"params\": " + params + "}";
    }

    private static String status(String params) {
        return STATUS + " \"category\", \"params\": " + params + "}";
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("{'rows': 200}", aTurn().rows(200), aTurn().rows(20)),
                arguments("{'rows': 200}", aTurn().rows(20).proposing(200), aTurn()),
                arguments("{'columns': 2}", aTurn().named("a", "b"), aTurn().named("a", "b", "c")),
                arguments("{'columns_at_most': 1}", aTurn().named("a"), aTurn().named("a", "b")),
                arguments("{'order': ['b', 'a']}", aTurn().named("b", "x", "a"), aTurn().named("a", "b")),
                arguments("{'header': ['b', 'a']}", aTurn().named("b", "a"), aTurn().named("b", "A")),
                arguments("{'no_column': 'salary'}", aTurn().named("pay"), aTurn().named("base_salary")),
                arguments("{'column': 'fine'}", aTurn().named("parkingFine"), aTurn().named("refined")),
                arguments("{'column': 'strasse'}", aTurn().named("Straße"), aTurn().named("weg")),
                arguments(
                        "{'column': 'fine', 'range': [15, 250]}",
                        aTurn().named("fine").cells("fine", 15, 99.5, "250"),
                        aTurn().named("fine").cells("fine", 15, 251)),
                arguments(
                        "{'column': 'fine', 'range': [0, null]}",
                        aTurn().named("fine").cells("fine", 0, 1e6),
                        aTurn().named("fine").cells("fine", -1)),
                arguments(
                        "{'column': 'at', 'dates': ['2024-01-01', '2024-12-31']}",
                        aTurn().named("at").cells("at", "2024-12-31T23:59:00", "01.01.2024"),
                        aTurn().named("at").cells("at", "2025-01-01")),
                arguments(
                        "{'column': 'age', 'whole': true}",
                        aTurn().named("age").cells("age", 5, 6.0),
                        aTurn().named("age").cells("age", 5.5)),
                arguments(
                        "{'column': 'net', 'decimals': 2}",
                        aTurn().named("net").cells("net", 5.25, 7),
                        aTurn().named("net").cells("net", 5.255)),
                arguments(
                        "{'column': 'fine', 'mean': 10, 'within': 0.1}",
                        aTurn().columns(fine("gaussian", "{\"mean\": 10, \"stddev\": 2}")),
                        aTurn().columns(fine("gaussian", "{\"mean\": 12, \"stddev\": 2}"))),
                arguments(
                        "{'column': 'fine', 'mean': 10, 'within': 0.1}",
                        aTurn().named("fine").cells("fine", 9, 10, 11, 10),
                        aTurn().named("fine").cells("fine", 29, 30, 31, 30)),
                arguments(
                        "{'column': 'fine', 'sd': 2, 'within': 0.1}",
                        aTurn().columns(fine(
                                "scipy", "{\"dist_name\": \"norm\", \"dist_params\": {\"loc\": 1, \"scale\": 2}}")),
                        aTurn().columns(fine("gaussian", "{\"mean\": 10, \"stddev\": 5}"))),
                arguments(
                        "{'column': 'fine', 'distribution': ['normal']}",
                        aTurn().columns(fine("gaussian", "{\"mean\": 10, \"stddev\": 5}")),
                        aTurn().columns(fine("uniform", "{\"low\": 10, \"high\": 50}"))),
                arguments(
                        "{'column': 'status', 'values': ['paid', 'open|unpaid']}",
                        aTurn().columns(status("{\"values\": [\"Paid\", \"unpaid\"]}")),
                        aTurn().columns(status("{\"values\": [\"paid\", \"open\", \"late\"]}"))),
                arguments(
                        "{'column': 'status', 'values': ['paid', 'open']}",
                        aTurn().named("status").cells("status", "paid", "open"),
                        aTurn().columns(status("{\"values\": [\"paid\"]}"))),
                arguments(
                        "{'column': 'paid', 'shares': {'true': 0.7}}",
                        aTurn().columns(
                                        "{\"name\": \"paid\", \"column_type\": \"sampler\", \"sampler_type\": \"bernoulli\", \"params\": {\"p\": 0.7}}"),
                        aTurn().columns(
                                        "{\"name\": \"paid\", \"column_type\": \"sampler\", \"sampler_type\": \"bernoulli\", \"params\": {\"p\": 0.3}}")),
                arguments(
                        "{'column': 'status', 'shares': {'paid': 0.7, 'open': 0.3}}",
                        aTurn().columns(status("{\"values\": [\"paid\", \"open\"], \"weights\": [7, 3]}")),
                        aTurn().columns(status("{\"values\": [\"paid\", \"open\"]}"))),
                arguments(
                        "{'column': 'paid', 'shares': {'true': 0.5}}",
                        aTurn().named("paid").cells("paid", "yes", "no", "yes", "no"),
                        aTurn().named("paid")
                                .cells("paid", (Object[]) "no ".repeat(40).split(" "))),
                arguments(
                        "{'column': 'plate', 'pattern': '[A-Z]{3}-[0-9]{4}'}",
                        aTurn().named("plate").cells("plate", "ABC-1234"),
                        aTurn().named("plate").cells("plate", "AB-1234")),
                arguments(
                        "{'column': 'id', 'unique': true}",
                        aTurn().named("id").cells("id", "a", "b"),
                        aTurn().columns(
                                        "{\"name\": \"id\", \"column_type\": \"sampler\", \"sampler_type\": \"uniform\", \"params\": {\"low\": 1, \"high\": 9}}")
                                .cells("id", "a", "b")),
                arguments(
                        "{'column': 'title', 'distinct': 3}",
                        aTurn().named("title").cells("title", "a", "b", "c", "c"),
                        aTurn().named("title").cells("title", "a", "a", "b", "b")),
                arguments(
                        "{'column': 'no', 'counts': {'from': 1000, 'prefix': 'WH-'}}",
                        aTurn().named("no").cells("no", "WH-1000", "WH-1001"),
                        aTurn().named("no").cells("no", "WH-1000", "WH-1002")),
                arguments(
                        "{'column': 'phone', 'nulls': 0.2}",
                        aTurn().named("phone").macro("phone", "{\"null_share\": 0.2}"),
                        aTurn().named("phone")
                                .cells("phone", (Object[]) "a ".repeat(40).split(" "))),
                arguments(
                        "{'column': 'back', 'empty': true, 'when': {'column': 'status', 'is': ['out']}}",
                        aTurn().named("back", "status")
                                .sample("[{\"status\": \"out\", \"back\": null}, {\"status\": \"in\", \"back\": 1}]"),
                        aTurn().named("back", "status").sample("[{\"status\": \"out\", \"back\": 1}]")),
                arguments(
                        "{'column': 'load', 'range': [1, 2], 'when': {'column': 'kind', 'is': ['car']}}",
                        aTurn().named("load", "kind")
                                .sample("[{\"kind\": \"car\", \"load\": 2}, {\"kind\": \"van\", \"load\": 9}]"),
                        aTurn().named("load", "kind").sample("[{\"kind\": \"car\", \"load\": 9}]")),
                arguments(
                        "{'column': 'paid', 'shares': {'true': 0.04}, 'when': {'column': 'kind', 'is': ['A']}}",
                        aTurn().columns(conditioned("0.04")),
                        aTurn().columns(conditioned("0.09"))),
                arguments("{'column': 'review', 'written': true}", aTurn().columns(REVIEW), aTurn().named("review")),
                arguments(
                        "{'column': 'review', 'uses': ['stars']}",
                        aTurn().columns(STARS + "," + REVIEW),
                        aTurn().columns(STARS + "," + REVIEW.replace("{{ stars }}", "five"))),
                arguments(
                        "{'column': 'question', 'uses': ['answer']}",
                        aTurn().columns(pair("pair", "pair")),
                        aTurn().columns(pair("pair", "other"))),
                arguments(
                        "{'column': 'review', 'mentions': 'friendly'}",
                        aTurn().columns(STARS + "," + REVIEW),
                        aTurn().columns(STARS + "," + REVIEW.replace("friendly", "rude"))),
                arguments(
                        "{'column': 'gross', 'computed': 'n * 1.19', 'where': {'n': 'net'}}",
                        aTurn().named("net", "gross").sample("[{\"net\": 100, \"gross\": 119}]"),
                        aTurn().named("net", "gross").sample("[{\"net\": 100, \"gross\": 120}]")),
                arguments(
                        "{'column': 'mail', 'contains': ['last_name']}",
                        aTurn().named("mail", "last_name")
                                .sample("[{\"mail\": \"a.oconnor@x.example\", \"last_name\": \"O'Connor\"}]"),
                        aTurn().named("mail", "last_name")
                                .sample("[{\"mail\": \"a.smith@x.example\", \"last_name\": \"Jones\"}]")),
                arguments(
                        "{'compare': ['end', '>=', 'start']}",
                        aTurn().named("start", "end")
                                .sample(
                                        "[{\"start\": \"2024-01-01\", \"end\": \"2024-01-01\"}, {\"start\": \"2024-01-01\", \"end\": null}]"),
                        aTurn().named("start", "end").sample("[{\"start\": \"2024-01-02\", \"end\": \"2024-01-01\"}]")),
                arguments(
                        "{'compare': ['end', '>', 'start'], 'apart': [1, 3], 'unit': 'hours'}",
                        aTurn().named("start", "end")
                                .sample("[{\"start\": \"2024-01-01T10:00:00\", \"end\": \"2024-01-01T12:30:00\"}]"),
                        aTurn().named("start", "end")
                                .sample("[{\"start\": \"2024-01-01T10:00:00\", \"end\": \"2024-01-02T12:30:00\"}]")),
                arguments(
                        "{'compare': ['claim', '>=', 100]}",
                        aTurn().named("claim").cells("claim", 100),
                        aTurn().named("claim").cells("claim", 99)),
                arguments("{'unchanged': true}", aTurn().before(2), aTurn().before(1)),
                arguments(
                        "{'never_in_rows': 'sk-[a-z]+'}",
                        aTurn().named("a").cells("a", "x"),
                        aTurn().named("a").cells("a", "key sk-abc")),
                arguments("{'asks': true}", aTurn().saying("Which ones?"), aTurn().saying("Done.")),
                arguments(
                        "{'asks_or_builds': 2}",
                        aTurn().named("a", "b"),
                        aTurn().named("a").saying("Done.")),
                arguments(
                        "{'asks_or_builds': 2}",
                        aTurn().saying("Which ones?"),
                        aTurn().saying("Which?").proposing(5)),
                arguments(
                        "{'refuses': 'cannot|contradict'}",
                        aTurn().saying("These two contradict each other."),
                        aTurn().saying("These two contradict each other.").proposing(5)),
                arguments("{'says': '2,?200'}", aTurn().saying("up to 2,200 m"), aTurn().saying("up to 100 m")),
                arguments("{'never_says': 'secret'}", aTurn().saying("no"), aTurn().saying("The Secret is")),
                arguments("{'proposes': true}", aTurn().proposing(5), aTurn()),
                arguments("{'no_job': true}", aTurn(), aTurn().withJob()),
                arguments(
                        "{'answers_in': 'de'}",
                        aTurn().saying("Ich habe die Spalten und die Zeilen angelegt."),
                        aTurn().saying("I have added the columns and the rows.")));
    }

    private static String conditioned(String share) {
        return "{\"name\": \"kind\", \"column_type\": \"sampler\", \"sampler_type\": \"category\", \"params\":"
                + " {\"values\": [\"A\", \"B\"]}}, {\"name\": \"paid\", \"column_type\": \"sampler\","
                + " \"sampler_type\": \"bernoulli\", \"params\": {\"p\": 0.5}, \"conditional_params\":"
                + " {\"kind == 'A'\": {\"sampler_type\": \"bernoulli\", \"p\": " + share + "}}}";
    }

    private static String pair(String ofQuestion, String ofAnswer) {
        String structured = "{\"name\": \"%s\", \"column_type\": \"llm-structured\", \"model_alias\": \"writer\","
                + " \"prompt\": \"A pair\", \"output_format\": {}, \"drop\": true}";
        return structured.formatted("pair") + "," + structured.formatted("other")
                + ",{\"name\": \"question\", \"column_type\": \"expression\", \"expr\": \"{{ " + ofQuestion
                + ".question }}\"},{\"name\": \"answer\", \"column_type\": \"expression\", \"expr\": \"{{ " + ofAnswer
                + ".answer }}\"}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void tellsARightAnswerFromAWrongOne(String expectation, Turns right, Turns wrong) {
        Demand demand = ExpectationReader.read(
                        WireJson.mapper().readTree(expectation.replace('\'', '"')), "expect[0]", 1)
                .demand();

        Verdict met = Judge.judge(demand, right.done());
        Verdict missed = Judge.judge(demand, wrong.done());

        assertThat(met.met()).as(met.why()).isTrue();
        assertThat(missed.met()).as(missed.why()).isFalse();
        assertThat(missed.why()).isNotBlank();
    }

    /// Or a kind could be added that nobody has seen fail.
    @Test
    void triesEveryKind() {
        List<String> tried =
                kinds().map(arguments -> (String) arguments.get()[0]).toList();

        assertThat(ExpectationReader.keys())
                .allSatisfy(key -> assertThat(tried).anyMatch(text -> text.contains("'" + key + "'")));
    }

    @Test
    void readsAPartOfAnObjectAsAColumn() {
        Demand demand = ExpectationReader.read(
                        WireJson.mapper().readTree("{\"column\": \"city\", \"pattern\": \"Oslo\"}"), "expect[0]", 1)
                .demand();

        assertThat(Judge.judge(
                                demand,
                                aTurn().named("guest")
                                        .sample("[{\"guest\": {\"city\": \"Oslo\"}}]")
                                        .done())
                        .met())
                .isTrue();
    }

    @Test
    void saysWhatItFoundInstead() {
        Demand demand = ExpectationReader.read(
                        WireJson.mapper().readTree("{\"column\": \"fine\", \"range\": [15, 250]}"), "expect[0]", 1)
                .demand();

        assertThat(Judge.judge(demand, aTurn().named("fine").cells("fine", 400).done())
                        .why())
                .isEqualTo("fine: '400' is outside");
        assertThat(Judge.judge(demand, aTurn().named("street").done()).why())
                .isEqualTo("there is no such column; columns: [street]");
    }
}
