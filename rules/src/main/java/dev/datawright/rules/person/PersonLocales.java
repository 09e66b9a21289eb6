package dev.datawright.rules.person;

import java.util.List;

/// The locales for which there are names, streets and cities.
public final class PersonLocales {

    public static final List<String> NAMES = List.of(
            "en_US", "en_GB", "en_CA", "en_AU", "en_IN", "de_DE", "de_AT", "de_CH", "fr_FR", "es_ES", "es_MX", "it_IT",
            "nl_NL", "pl_PL", "pt_BR", "pt_PT", "sv_SE", "da_DK", "nb_NO", "fi_FI", "cs_CZ", "tr_TR", "ru_RU", "uk_UA",
            "ja_JP", "ko_KR", "zh_CN");

    private PersonLocales() {}
}
