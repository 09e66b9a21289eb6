package dev.datawright.launcher.suite;

/// Names of what is no service but has a log.
public final class Names {

    public static final String LAUNCHER = "launcher";
    static final String TRAINING = "training";

    private Names() {}
}
