package dev.datawright.rules.person;

import java.util.List;

/// The locales for which there are people: those with first names by sex and with places of their own.
public final class PersonLocales {

    public static final List<String> NAMES = List.of(
            "en_US", "en_GB", "en_CA", "en_AU", "de_DE", "de_AT", "de_CH", "es_ES", "es_MX", "pt_BR", "sv_SE", "da_DK",
            "nb_NO", "fi_FI");

    private PersonLocales() {}
}
