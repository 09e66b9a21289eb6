package dev.datawright.offline.dialogue;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.json.WireJson;
import dev.datawright.offline.design.Draft;
import dev.datawright.offline.design.Drafted;
import dev.datawright.offline.design.Drafting;
import dev.datawright.offline.design.KnownDesign;
import dev.datawright.offline.dialogue.Turn.Done;
import dev.datawright.offline.speak.Money;
import dev.datawright.offline.speak.Voice;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Languages;
import dev.datawright.offline.understand.Intent;
import dev.datawright.offline.understand.Known;
import dev.datawright.offline.understand.Message;
import dev.datawright.offline.understand.Understanding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Decides the next step of an agent conversation from the conversation alone: nothing is remembered between calls.
///
/// A change goes set_columns, remove_columns, then propose_job, preview_design or words; each at most once a turn.
public final class Dialogue {

    private static final long USUAL_ROWS = 100;
    private static final String SET = "set_columns";
    private static final String REMOVE = "remove_columns";
    private static final String CONSTRAIN = "set_constraints";
    private static final String PREVIEW = "preview_design";
    private static final String PROPOSE = "propose_job";

    private final Understanding understanding;
    private final Drafting drafting;

    public Dialogue(Understanding understanding, Drafting drafting) {
        this.understanding = understanding;
        this.drafting = drafting;
    }

    /// Whether these tools are a design agent's.
    public static boolean knows(Set<String> tools) {
        return tools.contains(SET) || tools.contains(PROPOSE);
    }

    public Reply next(Turn turn) {
        Turn current = turn;
        // A declined proposal starts a turn of its own: the reason is the person's new message.
        for (int i = turn.calls().size() - 1; i >= 0; i--) {
            Done done = turn.calls().get(i);
            if (done.tool().equals(PROPOSE) && Results.isDeclined(done)) {
                String reason = Results.reason(done);
                if (reason.isBlank()) {
                    return Reply.say(voice(turn).declinedProposal());
                }
                current = new Turn(
                        reason,
                        turn.userText(),
                        false,
                        turn.design(),
                        turn.calls().subList(i + 1, turn.calls().size()),
                        turn.tools());
                break;
            }
        }
        return step(current);
    }

    private static Voice voice(Turn turn) {
        return Voice.in(language(turn));
    }

    private static Language language(Turn turn) {
        return Languages.guess(turn.userText(), Languages.guess(turn.earlierText(), Language.ENGLISH));
    }

    private Reply step(Turn turn) {
        Set<String> gone = names(turn, REMOVE);
        Set<String> own = names(turn, SET);
        Message message = read(turn, own, gone);
        Voice voice = Voice.in(message.language());
        Draft draft = drafting.draft(message, turn.design(), own, gone);
        if (message.has(Intent.Order.class)) {
            Optional<Reply> moved = Reordering.next(draft, turn, voice);
            if (moved.isPresent()) {
                return moved.get();
            }
        }
        if (turn.calls().isEmpty()) {
            Optional<Reply> talk = Talks.answer(message, draft, turn, voice);
            return talk.orElseGet(() -> firstCall(draft, message, turn, voice));
        }
        Done last = turn.calls().getLast();
        if (Results.isFailure(last)) {
            return Repairs.repair(turn, last)
                    .orElseGet(() -> Reply.say(voice.toolFailed(last.tool(), Results.words(last))));
        }
        return switch (last.tool()) {
            case SET, CONSTRAIN, REMOVE -> afterChange(draft, message, turn, voice);
            case PREVIEW -> Reply.say(voice.previewShown());
            case PROPOSE -> Reply.say(voice.jobAnswer(Results.words(last)));
            default -> Reply.say(voice.unknownTool(last.tool(), Results.words(last)));
        };
    }

    /// What the person wants, understood as it was before this turn changed anything: the same words mean a new column
    /// while there is none of that name, and a change once there is.
    private Message read(Turn turn, Set<String> own, Set<String> gone) {
        Language fallback = Languages.guess(turn.earlierText(), Language.ENGLISH);
        KnownDesign before = turn.design().without(own);
        if (!own.isEmpty()) {
            Message message = understanding.read(turn.userText(), known(before, gone), fallback);
            Set<String> made = new HashSet<>();
            drafting.draft(message, before, Set.of(), gone)
                    .columns()
                    .forEach(drafted -> made.add(WireJson.mapper().writeValueAsString(drafted.config())));
            if (made.containsAll(sent(turn))) {
                return message;
            }
        }
        return understanding.read(turn.userText(), known(turn.design(), gone), fallback);
    }

    /// The columns set in this turn, as JSON.
    private static Set<String> sent(Turn turn) {
        Set<String> columns = new HashSet<>();
        turn.calls().stream()
                .filter(done -> done.tool().equals(SET) && !Results.isFailure(done))
                .flatMap(done -> KnownDesign.parse(done.arguments()).columns().stream())
                .forEach(column -> columns.add(WireJson.mapper().writeValueAsString(column)));
        return columns;
    }

    private static Known known(KnownDesign design, Set<String> gone) {
        List<String> names = new ArrayList<>(design.names());
        names.addAll(gone);
        return new Known(names, design.values(), design.written());
    }

    private static Set<String> names(Turn turn, String tool) {
        Set<String> names = new HashSet<>();
        turn.calls().stream()
                .filter(done -> done.tool().equals(tool) && !Results.isFailure(done))
                .forEach(done -> names.addAll(Results.names(done)));
        return names;
    }

    private static boolean called(Turn turn, String tool) {
        return turn.calls().stream().anyMatch(done -> done.tool().equals(tool));
    }

    private Reply firstCall(Draft draft, Message message, Turn turn, Voice voice) {
        Optional<Long> more = more(draft, message, turn);
        if (more.isPresent()) {
            return new Reply(
                    join(voice.proposingMore(more.get()), first(turn, voice)),
                    new Reply.Call(PROPOSE, Map.of("rows", more.get(), "more", true)));
        }
        if (!draft.columns().isEmpty() && turn.tools().contains(SET)) {
            return Reply.use(SET, setArguments(draft, message, turn, voice));
        }
        Optional<ColumnConfig> stays = staying(draft, turn);
        Long rows = draft.rows();
        if (rows != null
                && !rows.equals(turn.design().rows())
                && stays.isPresent()
                && turn.tools().contains(SET)) {
            // The number of rows travels only beside columns, so one goes along as it is.
            return Reply.use(
                    SET,
                    Map.of("columns", List.of(WireJson.mapper().<JsonNode>valueToTree(stays.get())), "rows", rows));
        }
        if (draft.constraints() != null && turn.tools().contains(CONSTRAIN)) {
            return Reply.use(CONSTRAIN, Map.of("constraints", tree(draft.constraints())));
        }
        return afterChange(draft, message, turn, voice);
    }

    /// `500 more rows` and nothing else: rows beside those of the last job, not a larger job in its place.
    private static Optional<Long> more(Draft draft, Message message, Turn turn) {
        if (draft.changesDesign() || draft.hasOpenNotes() || turn.design().isEmpty() || !turn.takes(PROPOSE, "more")) {
            return Optional.empty();
        }
        return message.intents().stream()
                .filter(Intent.Rows.class::isInstance)
                .map(Intent.Rows.class::cast)
                .filter(Intent.Rows::more)
                .map(Intent.Rows::count)
                .findFirst();
    }

    private static Optional<ColumnConfig> staying(Draft draft, Turn turn) {
        return turn.design().columns().stream()
                .filter(column -> !column.drop() && !draft.removals().contains(column.name()))
                .findFirst();
    }

    private static Map<String, Object> setArguments(Draft draft, Message message, Turn turn, Voice voice) {
        List<Object> columns = new ArrayList<>();
        for (Drafted drafted : draft.columns()) {
            JsonNode config = WireJson.mapper().valueToTree(drafted.config());
            Map<String, Object> column = new LinkedHashMap<>(drafted.macro());
            if (column.isEmpty()) {
                config.properties().forEach(field -> column.put(field.getKey(), field.getValue()));
            }
            if (drafted.missing() != null) {
                column.put("null_share", drafted.missing());
            }
            String before = turn.design().whys().getOrDefault(drafted.config().name(), "");
            String why = Money.kept(before, voice.why(drafted.quote(), drafted.assumption()));
            if (!why.isEmpty()) {
                column.put("why", why);
            }
            columns.add(column);
        }
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("columns", columns);
        String title = Titles.of(message.subject(), turn.userText());
        if (!title.isEmpty() && turn.design().isEmpty() && turn.takes(SET, "name")) {
            arguments.put("name", title);
        }
        Long rows = draft.rows();
        if (rows != null) {
            arguments.put("rows", rows);
        }
        if (draft.constraints() != null) {
            arguments.put("constraints", tree(draft.constraints()));
        }
        return arguments;
    }

    /// Constraints one by one: an element of a list written as its own type keeps its `constraint_type`.
    private static List<Object> tree(List<Constraint> constraints) {
        return constraints.stream()
                .<Object>map(constraint -> WireJson.mapper().valueToTree(constraint))
                .toList();
    }

    private Reply afterChange(Draft draft, Message message, Turn turn, Voice voice) {
        List<String> pending = draft.removals().stream()
                .filter(name -> turn.design().names().contains(name))
                .toList();
        if (!pending.isEmpty() && !called(turn, REMOVE) && turn.tools().contains(REMOVE)) {
            return Reply.use(REMOVE, Map.of("names", pending));
        }
        boolean empty = turn.design().isEmpty() && names(turn, SET).isEmpty();
        String told = Telling.of(draft, message, turn, voice);
        boolean generate = message.has(Intent.Generate.class);
        boolean run = generate || draft.rows() != null;
        if (empty && (run || message.has(Intent.Preview.class)) && !draft.changesDesign()) {
            return Reply.say(join(told, draft.notes().isEmpty() ? voice.nothingYet() : "", first(turn, voice)));
        }
        if (run
                && !empty
                && (generate && turn.calls().isEmpty() || !draft.hasOpenNotes())
                && turn.tools().contains(PROPOSE)) {
            long rows = rows(draft, turn);
            Map<String, Object> arguments = Map.of("rows", rows);
            return new Reply(join(told, voice.proposing(rows), first(turn, voice)), new Reply.Call(PROPOSE, arguments));
        }
        if (message.has(Intent.Preview.class) && !empty && turn.tools().contains(PREVIEW)) {
            return new Reply(told, new Reply.Call(PREVIEW, Map.of()));
        }
        if (empty && message.has(Intent.StartOver.class) && draft.notes().isEmpty()) {
            return Reply.say(join(voice.nothingYet(), first(turn, voice)));
        }
        if (turn.calls().isEmpty() && draft.notes().isEmpty()) {
            return Reply.say(join(voice.notUnderstood(), first(turn, voice)));
        }
        String question = empty || onlyQuestions(turn)
                ? ""
                : run && draft.hasOpenNotes()
                        ? voice.askBeforeGenerating()
                        : draft.hasOpenNotes() ? "" : voice.askToGenerate(known(draft, turn));
        return Reply.say(join(told, question, first(turn, voice)));
    }

    private static boolean onlyQuestions(Turn turn) {
        return turn.calls().isEmpty();
    }

    static String first(Turn turn, Voice voice) {
        return turn.isFirst() ? voice.identity() : "";
    }

    private static long rows(Draft draft, Turn turn) {
        Long rows = known(draft, turn);
        return rows == null ? USUAL_ROWS : rows;
    }

    private static @Nullable Long known(Draft draft, Turn turn) {
        // Once they are sent they are in the design: `50 more` is not to be added again.
        Optional<Long> sent = turn.calls().stream()
                .filter(done -> done.tool().equals(SET) && !Results.isFailure(done))
                .flatMap(done -> Results.rows(done).stream())
                .reduce((a, b) -> b);
        return sent.isPresent()
                ? sent.get()
                : draft.rows() != null ? draft.rows() : turn.design().rows();
    }

    static String join(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : parts) {
            if (!part.isBlank()) {
                text.append(text.isEmpty() ? "" : "\n\n").append(part);
            }
        }
        return text.toString();
    }
}
