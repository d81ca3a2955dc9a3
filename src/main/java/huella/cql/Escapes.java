package huella.cql;

/** What a backslash makes of the character after it, in a text literal of CQL2 text. */
final class Escapes {

    /** Quote, backslash, and the letters of bell, backspace, tab, newline, vertical tab, form feed, return. */
    static final String MARKS = "'\\abtnvfr";

    /** The character that each mark means, at the same place. */
    static final String MEANINGS = "'\\\u0007\b\t\n\u000b\f\r";

    private Escapes() {}
}
