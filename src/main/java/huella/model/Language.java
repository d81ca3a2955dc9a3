package huella.model;

import java.util.Locale;

/** The languages in which people are spoken to. What is published as data is in Spanish. */
public enum Language {
    ES,
    EN;

    /** BCP 47. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
