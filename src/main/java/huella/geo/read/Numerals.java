package huella.geo.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Coordinates as people write them in a table: {@code 346000.5}, {@code 346.000,5}, {@code -70,1234},
 * {@code 23°39'00"S}. One column keeps to one way, so a cell that could be read in two is read like its neighbours:
 * {@code 346.000} is a thousand times more where points stand between thousands.
 *
 * @param comma the decimals come after a comma, and points part the thousands
 * @param mixed some cells are written one way and some the other: what could be read in two is not read
 */
record Numerals(boolean comma, boolean mixed) {

    private static final Pattern PLAIN = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,4})?");
    private static final Pattern GROUPED_BY_POINTS = Pattern.compile("[+-]?\\d{1,3}(?:\\.\\d{3})+(?:,\\d*)?");
    private static final Pattern GROUPED_BY_COMMAS = Pattern.compile("[+-]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?");
    private static final Pattern IN_TWO_WAYS = Pattern.compile("[+-]?\\d{1,3}[.,]\\d{3}");
    private static final Pattern GROUPED_BY_BLANKS = Pattern.compile("[+-]?\\d{1,3}(?: \\d{3})+(?:[.,]\\d*)?");
    private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+(?:[eE][+-]?\\d{1,4})?");

    /** Degrees, then perhaps minutes and seconds; a letter before or behind. Spanish writes O for the west. */
    private static final Pattern SEXAGESIMAL = Pattern.compile(
            "([NSEWO])?\\s*([+-])?\\s*(\\d{1,3}(?:[.,]\\d+)?)\\s*(?:[°ºd˚*:]|\\s|-|(?=[NSEWO]))\\s*"
                    + "(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*(?:['′’´‘m:]|\\s|-|$)\\s*)?"
                    + "(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*(?:[\"″”“¨]|''|′′|’’|´´)?\\s*)?([NSEWO])?\\.?",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNIT = Pattern.compile("\\s*(?:m|mts?|metros|°|º)\\.?$", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 64;

    /** The largest number that can be degrees. */
    private static final double HALF_TURN = 180;

    /** Learns from some cells of the columns of one table. */
    static Numerals of(List<String> cells) {
        boolean comma = false;
        boolean point = false;
        boolean thousandfold = false;
        for (String cell : cells) {
            String text = clean(cell);
            int lastComma = text.lastIndexOf(',');
            int lastPoint = text.lastIndexOf('.');
            boolean grouped = GROUPED_BY_POINTS.matcher(text).matches();
            if (lastComma >= 0 && lastPoint >= 0) {
                comma |= lastComma > lastPoint;
                point |= lastPoint > lastComma;
            } else if (lastPoint >= 0) {
                boolean several = text.indexOf('.') != lastPoint;
                comma |= grouped && several;
                point |= !grouped;
                thousandfold |= grouped
                        && !several
                        && Math.abs(plain(text).orElse(0.0)) > HALF_TURN; // degrees it cannot be, metres hardly
            } else if (lastComma >= 0) {
                boolean several = text.indexOf(',') != lastComma;
                comma |= !several;
                point |= several;
            }
        }
        return new Numerals(!point && (comma || thousandfold), comma && point);
    }

    /** Empty when it is no number. */
    Optional<Double> parse(String cell) {
        String text = clean(cell);
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        if (mixed && IN_TWO_WAYS.matcher(text).matches()) {
            return Optional.empty();
        }
        if (comma && GROUPED_BY_POINTS.matcher(text).matches()) {
            return plain(text.replace(".", "").replace(',', '.'));
        }
        if (PLAIN.matcher(text).matches()) {
            return plain(text);
        }
        if (GROUPED_BY_POINTS.matcher(text).matches()) {
            return plain(text.replace(".", "").replace(',', '.'));
        }
        if (!comma && GROUPED_BY_COMMAS.matcher(text).matches() && text.indexOf(',') != text.lastIndexOf(',')
                || GROUPED_BY_COMMAS.matcher(text).matches() && text.indexOf('.') >= 0) {
            return plain(text.replace(",", ""));
        }
        if (GROUPED_BY_BLANKS.matcher(text).matches()) {
            return plain(text.replace(" ", "").replace(',', '.'));
        }
        if (WITH_COMMA.matcher(text).matches()) {
            return plain(text.replace(',', '.'));
        }
        return sexagesimal(text);
    }

    /** A number as programs write it, and nothing else; not the hexadecimal and the suffixes that Java would take. */
    static Optional<Double> plain(String text) {
        return text.length() <= LONGEST && PLAIN.matcher(text).matches()
                ? Optional.of(Double.parseDouble(text))
                : Optional.empty();
    }

    /** Without blanks that are no blanks, signs that are no signs, and the unit. */
    private static String clean(String cell) {
        if (cell.length() > LONGEST * 2) {
            return cell;
        }
        String text = cell.replace('\u00A0', ' ')
                .replace('\u202F', ' ')
                .replace('\u2212', '-')
                .strip();
        text = text.startsWith("'") ? text.substring(1).strip() : text;
        String bare = UNIT.matcher(text).replaceFirst("");
        return bare.indexOf('°') < 0 && bare.indexOf('º') < 0 && !bare.contains("'") ? bare.strip() : text;
    }

    private static Optional<Double> sexagesimal(String text) {
        Matcher parts = SEXAGESIMAL.matcher(text);
        if (!parts.matches() || (parts.group(1) != null && parts.group(6) != null)) {
            return Optional.empty();
        }
        if (isFraction(parts.group(3)) && parts.group(4) != null
                || isFraction(parts.group(4)) && parts.group(5) != null) {
            return Optional.empty(); // two numbers, not one
        }
        double degrees = part(parts.group(3));
        double minutes = part(parts.group(4));
        double seconds = part(parts.group(5));
        if (degrees > HALF_TURN || minutes >= 60 || seconds >= 60) {
            return Optional.empty();
        }
        String letter = parts.group(1) != null ? parts.group(1) : parts.group(6) != null ? parts.group(6) : "";
        boolean negative =
                "-".equals(parts.group(2)) || "SWO".contains(letter.toUpperCase(Locale.ROOT)) && !letter.isEmpty();
        double value = degrees + minutes / 60 + seconds / 3600;
        return Optional.of(negative ? -value : value);
    }

    private static boolean isFraction(String digits) {
        return digits != null && (digits.indexOf('.') >= 0 || digits.indexOf(',') >= 0);
    }

    private static double part(String digits) {
        return digits == null ? 0 : Double.parseDouble(digits.replace(',', '.'));
    }
}
