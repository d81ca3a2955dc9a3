package huella.geo.read;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Walks well-known text and tells a {@link ShapeBuilder} what stands there: OGC 06-103r4 §7, its Z, M and ZM, the EWKT
 * of PostGIS with its SRID, and points of a MULTIPOINT with and without brackets.
 *
 * <p>Nothing is copied but the text of one number, and no text goes deeper than the limit: a thousand brackets are
 * refused, not followed. What is wrong refuses the feature, in the builder; nothing is thrown for it.
 */
final class WellKnownText {

    private static final Pattern BEGIN = Pattern.compile(
            "\\s*(?:SRID\\s*=\\s*(\\d{1,9})\\s*;\\s*)?(POINT|LINESTRING|LINEARRING|POLYGON|TRIANGLE|MULTIPOINT|MULTILINESTRING"
                    + "|MULTIPOLYGON|GEOMETRYCOLLECTION|POLYHEDRALSURFACE|TIN|CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON"
                    + "|MULTICURVE|MULTISURFACE)\\s*(?:Z|M|ZM)?\\s*(?:\\(|EMPTY\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> CURVED =
            Set.of("CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE");
    private static final String ARCS =
            "Tiene arcos o curvas. Conviértalos en líneas rectas en el programa de origen (en QGIS: «Segmentar»).";
    private static final Pattern DIMENSIONS = Pattern.compile("(?:ZM|Z|M)$");
    private static final int LONGEST_NUMBER = 64;
    private static final int SHOWN = 20;

    private final String text;
    private final int maxDepth;
    private final ShapeBuilder shape;
    private int at;

    private WellKnownText(String text, int from, int maxDepth, ShapeBuilder shape) {
        this.text = text;
        this.at = from;
        this.maxDepth = maxDepth;
        this.shape = shape;
    }

    /** This feature goes no further. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        Refusal(String causeAndCure) {
            super(causeAndCure, null, false, false);
        }
    }

    /** Whether a text begins like one; it may still be wrong further on. */
    static boolean begins(String text) {
        return BEGIN.matcher(text).lookingAt();
    }

    /** What EWKT states before the shape; 0 means nothing. */
    static OptionalInt srid(String text) {
        Matcher begin = BEGIN.matcher(text);
        return begin.lookingAt() && begin.group(1) != null && Integer.parseInt(begin.group(1)) > 0
                ? OptionalInt.of(Integer.parseInt(begin.group(1)))
                : OptionalInt.empty();
    }

    /**
     * Tells the builder one geometry.
     *
     * @throws huella.model.Rejected when the file has too many vertices
     */
    static void tell(String text, ReadLimits limits, ShapeBuilder shape) {
        int srid = text.indexOf(';');
        boolean stated = srid > 0
                && text.substring(0, srid).strip().toUpperCase(Locale.ROOT).startsWith("SRID");
        WellKnownText walk = new WellKnownText(text, stated ? srid + 1 : 0, limits.depth(), shape);
        try {
            walk.geometry(1);
            walk.blanks();
            if (walk.at < text.length()) {
                throw walk.unexpected();
            }
        } catch (Refusal refusal) {
            shape.refuse(refusal.getMessage());
        }
    }

    private void geometry(int depth) throws Refusal {
        if (depth > maxDepth) {
            throw new Refusal("Tiene colecciones dentro de colecciones, más de " + maxDepth + " (" + ReadLimits.DEPTH
                    + "). Guarde sus partes como objetos sueltos.");
        }
        String kind = kind();
        if (CURVED.contains(kind)) {
            throw new Refusal(ARCS);
        }
        if (empty()) {
            return;
        }
        switch (kind) {
            case "POINT" -> {
                expect('(');
                position();
                expect(')');
                shape.point();
            }
            case "MULTIPOINT" -> list(this::multiPoint);
            case "LINESTRING", "LINEARRING" -> line();
            case "MULTILINESTRING" -> list(this::line);
            case "POLYGON", "TRIANGLE" -> polygon();
            case "MULTIPOLYGON", "POLYHEDRALSURFACE", "TIN" -> list(this::polygon);
            case "GEOMETRYCOLLECTION" -> list(() -> geometry(depth + 1));
            default ->
                throw new Refusal("Su WKT no empieza con una clase de forma (POINT, LINESTRING, POLYGON…), sino con «"
                        + cut(kind) + "». Corrija la celda.");
        }
    }

    /** The word in capitals, without the letters of its dimensions, whether a blank stands before them or not. */
    private String kind() {
        String word = word();
        int before = at;
        if (!Set.of("Z", "M", "ZM").contains(word())) {
            at = before;
        }
        return DIMENSIONS.matcher(word).replaceFirst("");
    }

    private String word() {
        blanks();
        int begin = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(begin, at).toUpperCase(Locale.ROOT);
    }

    private boolean empty() {
        int before = at;
        if (word().equals("EMPTY")) {
            return true;
        }
        at = before;
        return false;
    }

    private interface Member {
        void read() throws Refusal;
    }

    private void list(Member member) throws Refusal {
        expect('(');
        do {
            member.read();
        } while (next());
        expect(')');
    }

    private void multiPoint() throws Refusal {
        if (empty()) {
            return;
        }
        blanks();
        boolean bracket = at < text.length() && text.charAt(at) == '(';
        if (bracket) {
            expect('(');
        }
        position();
        if (bracket) {
            expect(')');
        }
        shape.point();
    }

    private void line() throws Refusal {
        if (!empty()) {
            list(this::position);
            shape.line();
        }
    }

    private void polygon() throws Refusal {
        if (!empty()) {
            list(() -> {
                if (!empty()) {
                    list(this::position);
                }
                shape.ring();
            });
            shape.polygon();
        }
    }

    private void position() throws Refusal {
        double x = number();
        double y = number();
        for (int more = 0; !ends(); more++) {
            if (more == 2) {
                throw new Refusal("Una posición de su WKT tiene más de cuatro números, cerca de «" + near()
                        + "». Separe las posiciones con coma.");
            }
            number();
            shape.flattened();
        }
        shape.vertex(x, y);
    }

    private boolean ends() {
        blanks();
        return at >= text.length() || text.charAt(at) == ',' || text.charAt(at) == ')';
    }

    private double number() throws Refusal {
        blanks();
        int begin = at;
        while (at < text.length() && at - begin < LONGEST_NUMBER && isOfNumber(text.charAt(at))) {
            at++;
        }
        Optional<Double> number = parse(text.substring(begin, at));
        if (number.isEmpty()) {
            at = begin;
            throw unexpected();
        }
        return number.get();
    }

    private static boolean isOfNumber(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '+' || c == '#';
    }

    private static Optional<Double> parse(String number) {
        if (!number.isEmpty() && number.charAt(number.length() - 1) <= '9') {
            return Numerals.plain(number);
        }
        return switch (number.toUpperCase(Locale.ROOT)) {
            case "NAN", "-NAN", "1.#QNAN", "-1.#IND" -> Optional.of(Double.NaN);
            case "INF", "INFINITY", "-INF", "-INFINITY" -> Optional.of(Double.POSITIVE_INFINITY);
            default -> Numerals.plain(number);
        };
    }

    private boolean next() {
        blanks();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) throws Refusal {
        blanks();
        if (at >= text.length() || text.charAt(at) != c) {
            throw unexpected();
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Refusal unexpected() {
        return new Refusal(
                at >= text.length()
                        ? "Su WKT termina a la mitad: le faltan paréntesis o números. Quizás el programa de origen"
                                + " cortó la celda: expórtelo en otro formato."
                        : "Su WKT no se entiende desde «" + near() + "» (carácter " + (at + 1)
                                + "). Revise comas, espacios y paréntesis.");
    }

    private String near() {
        return cut(text.substring(at, Math.min(text.length(), at + SHOWN + 1)));
    }

    private static String cut(String words) {
        return words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words;
    }
}
