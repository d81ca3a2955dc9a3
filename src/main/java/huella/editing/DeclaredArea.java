package huella.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An area that a Spanish text states: «2,2 ha», «1.250 hectáreas», «12 km²», «4.500 m2». The comma is the decimal mark;
 * a point stands before groups of three digits, or else is a decimal mark too.
 *
 * @param text as it was written
 * @param ofTheShape the words before it call it a surface or area, as in «superficie de 12 ha»
 */
record DeclaredArea(String text, double m2, boolean ofTheShape) {

    private static final Pattern AREA = Pattern.compile(
            "(?<![\\p{L}\\d.,-])(\\d{1,3}(?:[. \\u00a0]\\d{3})+(?:,\\d{1,6})?|\\d{1,12}(?:[.,]\\d{1,6})?)[\\s\\u00a0]{0,3}"
                    + "(hectáreas?|hectareas?|ha|hás|has|km²|km2|kilómetros cuadrados|m²|m2|metros cuadrados)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern CALLED_AREA = Pattern.compile(
            "(superficie|área|area|extensión|extension)(\\s+(total|aproximada|estimada|proyectada))?\\s*"
                    + "(:|=|es|son|de|mide)?\\s*(de)?\\s*(unas|unos|cerca de|aproximadamente|aprox\\.|casi)?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** How much of the text before a figure can call it an area. */
    private static final int BEFORE = 60;

    static List<DeclaredArea> findAll(String text) {
        List<DeclaredArea> found = new ArrayList<>();
        Matcher matcher = AREA.matcher(text);
        while (matcher.find()) {
            double m2 = number(matcher.group(1)) * unitM2(matcher.group(2));
            String before = text.substring(Math.max(0, matcher.start() - BEFORE), matcher.start());
            if (m2 > 0) {
                found.add(new DeclaredArea(
                        matcher.group(), m2, CALLED_AREA.matcher(before).find()));
            }
        }
        return found;
    }

    private static double number(String written) {
        boolean grouped = written.matches("[1-9]\\d{0,2}([. \\u00a0]\\d{3})+(,\\d+)?");
        String plain = grouped ? written.replaceAll("[. \\u00a0]", "") : written;
        return Double.parseDouble(plain.replace(',', '.'));
    }

    private static double unitM2(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
            case 'h' -> 10_000;
            case 'k' -> 1_000_000;
            default -> 1;
        };
    }
}
