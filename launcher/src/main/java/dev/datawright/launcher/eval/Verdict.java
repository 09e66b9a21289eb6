package dev.datawright.launcher.eval;

/// Whether a requirement is met.
///
/// @param why what was found, in a few words
record Verdict(boolean met, String why) {

    static Verdict met(String why) {
        return new Verdict(true, why);
    }

    static Verdict missed(String why) {
        return new Verdict(false, why);
    }

    static Verdict of(boolean met, String why) {
        return new Verdict(met, why);
    }
}
