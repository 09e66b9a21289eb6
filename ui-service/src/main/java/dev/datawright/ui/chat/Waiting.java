package dev.datawright.ui.chat;

/// Why nothing moves at this moment.
enum Waiting {
    NOT(""),
    FOR_FIRST_WORDS("Waiting for the model's first words about your request."),
    AFTER_TOOL("Waiting for the model to say what comes next."),
    FOR_JOB("The job runs; its progress stands with the dataset.");

    private final String sentence;

    Waiting(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /// What a busy agent is busy with, by what it did last.
    static Waiting after(Entry last) {
        return switch (last) {
            case Entry.Said said -> FOR_FIRST_WORDS;
            case Entry.Trouble trouble -> FOR_FIRST_WORDS;
            case Entry.Note note -> FOR_FIRST_WORDS;
            case Entry.Tool tool -> AFTER_TOOL;
            case Entry.Answer answer -> AFTER_TOOL;
            case Entry.Question question -> question.isOpen() ? AFTER_TOOL : FOR_JOB;
        };
    }
}
