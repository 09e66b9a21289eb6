package dev.datawright.offline.understand;

import dev.datawright.offline.understand.Intent.Talk;
import dev.datawright.offline.understand.Intent.Talk.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Greetings, thanks, and questions about the model itself.
final class TalkRule implements IntentRule {

    private static final Map<Pattern, Topic> TOPICS = new LinkedHashMap<>();
    private static final Pattern RESTART = Pattern.compile(
            "(please |let s |let's |can we )?(start over|start again|start from scratch|start fresh|reset( everything| all)?|clear everything|(remove|delete|clear|drop) (everything|all|all( of)?( the)? columns|them all)|von vorn(e)?( anfangen)?|neu anfangen|alles (löschen|verwerfen)|(lösche|entferne|verwirf) (alles|alle spalten))( please| bitte)?");

    private static final Pattern WHY =
            Pattern.compile("(?:but |aber |and |und )?(?:why|how come|warum|wieso|weshalb)\\b(?<rest>.*)");

    private final Scene scene;

    TalkRule(Scene scene) {
        this.scene = scene;
    }

    static {
        put(
                "(hi|hello|hey|hallo|moin|servus|hiya|greetings|good (morning|afternoon|evening|day)|guten (tag|morgen|abend)|grüß gott)( there| datawright| everyone| zusammen| du)?",
                Topic.GREETING);
        put(
                ".*\\b(who|what) are you\\b.*|.*\\bare you (an? )?(ai|llm|gpt|chatgpt|claude|human|person|real|robot|bot|language model|model)\\b.*|.*\\b(which|what) (language )?model (are you|is this|do you use)\\b.*",
                Topic.IDENTITY);
        put(
                ".*\\bwer bist du\\b.*|.*\\bwas bist du\\b.*|.*\\bbist du (ein|eine|echt)\\b.*|.*\\bwelches modell\\b.*",
                Topic.IDENTITY);
        put(
                "(please )?help( me)?( please)?|.*\\bwhat (can|could|do) (you|i) (do|ask|say|help|know|understand)\\b.*|.*\\bhow (does|do) (this|it|i|you) (work|use|start)\\b.*|.*\\bwhat (is|s) (this|datawright)\\b.*|.*\\bhow do i\\b.*",
                Topic.HELP);
        put(
                "(bitte )?hilfe|hilf mir( bitte)?|.*\\bwas (kannst|kann) (du|ich|man)\\b.*|.*\\bwie (funktioniert|geht|benutze|fange) (das|es|ich)\\b.*|.*\\bwas ist (das hier|datawright)\\b.*",
                Topic.HELP);
        put(
                "(ok(ay)? )?(thanks|thank you|thx|great|perfect|nice|cool|super|awesome|wonderful|danke|vielen dank|prima|toll|danke schön|dankeschön|sehr gut|very good|well done|looks good|sieht gut aus)( a lot| so much| very much| you| sehr| thanks| danke| job| work)?",
                Topic.THANKS);
        put(
                "(no|nope|nein|forget it|never mind|nevermind|vergiss es|lass es|egal|not yet|noch nicht|not now|jetzt nicht|nicht jetzt|wait|warte|later|später|cancel|abbrechen|stop|stopp)( thanks| thank you| danke| please| bitte)?",
                Topic.DECLINE);
        put(
                "(please |can you )?(undo|revert|roll back|take (that|it|this) back|go back)( (that|it|this|the last (change|step|one)|everything|please|again))*",
                Topic.UNDO);
        put(
                "(bitte )?((mach|mache|nimm|nehme) (das|es|dies|die (letzte )?änderung|den letzten schritt) (bitte )?(wieder )?(rückgängig|zurück)|rückgängig( machen)?|zurücknehmen|undo)( bitte)?",
                Topic.UNDO);
        put(
                "(what|which) (columns|fields) (are there|do we have|do i have|have we|does it have|are in (it|the (design|dataset|table)))?|(show|list|tell)( me)?( the| all| all the)? (columns|fields|design)( again)?|what do we have( so far)?|describe the (design|dataset|table)",
                Topic.COLUMNS);
        put(
                "welche spalten( gibt es| haben wir| sind (das|es|drin))?|(zeig|zeige|liste)( mir)?( die| alle)? (spalten|felder)|was haben wir( bisher| schon)?",
                Topic.COLUMNS);
    }

    private static void put(String pattern, Topic topic) {
        TOPICS.put(Pattern.compile(pattern), topic);
    }

    @Override
    public List<Intent> read(Sentence sentence) {
        String words = sentence.words();
        if (RESTART.matcher(words).matches()) {
            return List.of(new Intent.StartOver());
        }
        Matcher why = WHY.matcher(words);
        if (why.matches()) {
            Optional<String> column = References.within(why.group("rest"), scene.columns());
            if (column.isPresent()) {
                return List.of(new Intent.Why(column.get()));
            }
        }
        return TOPICS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(words).matches())
                .findFirst()
                .<List<Intent>>map(entry -> List.of(new Talk(entry.getValue())))
                .orElse(List.of());
    }
}
