package dev.datawright.offline.write;

import dev.datawright.offline.text.Language;
import dev.datawright.offline.text.Languages;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Writes one or two simple sentences for a prompt; the same prompt gives the same text.
public final class TextWriter {

    private static final Pattern TO_GERMAN = Pattern.compile("(?i)\\b(in german|auf deutsch)\\b");
    private static final Pattern TO_ENGLISH = Pattern.compile("(?i)\\b(in english|auf englisch)\\b");

    public String write(String prompt) {
        Language language = language(prompt);
        Random random = new Random(prompt.hashCode() * 0x9E3779B97F4A7C15L);
        PromptFacts facts = PromptFacts.of(prompt);
        List<String> shapes = Genre.of(facts.request()).shapes(language);
        String shape = shapes.get(random.nextInt(shapes.size()));
        return shape.replace("#", facts.phrase(language, random)).replace("@", facts.shortTopic(random));
    }

    private static Language language(String prompt) {
        if (TO_GERMAN.matcher(prompt).find()) {
            return Language.GERMAN;
        }
        if (TO_ENGLISH.matcher(prompt).find()) {
            return Language.ENGLISH;
        }
        return Languages.guess(prompt, Language.ENGLISH);
    }
}
