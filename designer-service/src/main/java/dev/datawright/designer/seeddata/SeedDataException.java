package dev.datawright.designer.seeddata;

/// Seed data that cannot be used; the message is a sentence for who wrote the config.
public final class SeedDataException extends RuntimeException {

    SeedDataException(String message) {
        super(message);
    }

    SeedDataException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
