package dev.datawright.rules.template;

/// A template that cannot be parsed; the message is a sentence that quotes the place.
public final class TemplateSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TemplateSyntaxException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
