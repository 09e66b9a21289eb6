package dev.datawright.launcher.doctor;

/// What an exception says, in words that fit into a line.
final class Causes {

    private Causes() {}

    static String of(Throwable failure) {
        Throwable cause = failure;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = cause.getMessage();
        return text == null
                ? cause.getClass().getSimpleName()
                : text.lines().findFirst().orElse(text);
    }
}
