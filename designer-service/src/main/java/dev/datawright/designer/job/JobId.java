package dev.datawright.designer.job;

import java.security.SecureRandom;

/// Ids and names in the platform's form.
final class JobId {

    private static final String BASE_58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private JobId() {}

    /// Such as `platform-job-PaLDADL3P3CE2q7iY5un3s`.
    static String create() {
        return "platform-job-" + random(BASE_58, 22);
    }

    /// A name for a job that was sent without one.
    static String createName() {
        return "data-designer-" + random(BASE_36, 12);
    }

    private static String random(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < length; index++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
