package dev.datawright.offline.text;

/// The languages that the rules know.
public enum Language {
    ENGLISH,
    GERMAN
}
