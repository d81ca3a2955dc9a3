package huella.cql;

import java.util.Locale;
import java.util.Set;

/** What can be the name of a property in CQL2 text (OGC 21-065r2, annex B), and which names must be quoted. */
final class Names {

    private static final Set<String> KEYWORDS = Set.of(
            "ACCENTI",
            "AND",
            "BBOX",
            "BETWEEN",
            "CASEI",
            "DATE",
            "DIV",
            "ENVELOPE",
            "FALSE",
            "GEOMETRYCOLLECTION",
            "IN",
            "INTERVAL",
            "IS",
            "LIKE",
            "LINESTRING",
            "MULTILINESTRING",
            "MULTIPOINT",
            "MULTIPOLYGON",
            "NOT",
            "NULL",
            "OR",
            "POINT",
            "POLYGON",
            "TIMESTAMP",
            "TRUE");

    private Names() {}

    static boolean isName(String text) {
        return !text.isEmpty()
                && isStart(text.codePointAt(0))
                && text.codePoints().allMatch(Names::isPart);
    }

    /** Whether a name means something else where it stands without quotes. */
    static boolean isKeyword(String name) {
        String word = name.toUpperCase(Locale.ROOT);
        return KEYWORDS.contains(word) || word.matches("[SAT]_[A-Z]+");
    }

    static boolean isPart(int c) {
        return isStart(c) || c == '.' || c >= '0' && c <= '9' || in(c, 0x300, 0x36F) || in(c, 0x203F, 0x2040);
    }

    static boolean isStart(int c) {
        return c == ':'
                || c == '_'
                || in(c, 'A', 'Z')
                || in(c, 'a', 'z')
                || in(c, 0xC0, 0xD6)
                || in(c, 0xD8, 0xF6)
                || in(c, 0xF8, 0x2FF)
                || in(c, 0x370, 0x37D)
                || in(c, 0x37F, 0x1FFE)
                || in(c, 0x200C, 0x200D)
                || in(c, 0x2070, 0x218F)
                || in(c, 0x2C00, 0x2FEF)
                || in(c, 0x3001, 0xD7FF)
                || in(c, 0xF900, 0xFDCF)
                || in(c, 0xFDF0, 0xFFFD)
                || in(c, 0x10000, 0xEFFFF);
    }

    private static boolean in(int c, int from, int to) {
        return c >= from && c <= to;
    }
}
