package huella.geo;

import java.util.regex.Pattern;

/**
 * Keeps a spreadsheet from running what is only text: where any line of it begins, after blanks, with {@code = + - @},
 * a tab or a carriage return, an apostrophe stands before it in a CSV, and is taken away when that is read.
 */
public final class FormulaGuard {

    private static final Pattern FORMULA = Pattern.compile(
            "(?:\\A|[\\n\\r\\u0085\\u2028\\u2029])[\\p{Z}\\x0B\\f\\uFEFF]*[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20]");

    private FormulaGuard() {}

    /** The text as it goes into a CSV; null stays. */
    static String safe(String text) {
        return text != null && !plainlyHarmless(text) && FORMULA.matcher(text).find() ? "'" + text : text;
    }

    /** One line that begins with a letter or digit: most texts, and much cheaper to see than to search. */
    private static boolean plainlyHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c < ' ' || c == '\u0085' || c == '\u2028' || c == '\u2029';
            if (lineEnd || (i == 0 && !Character.isLetterOrDigit(c))) {
                return false;
            }
        }
        return true;
    }

    /** A text out of a CSV without the apostrophe that was put there for this reason. */
    public static String bare(String text) {
        boolean guarded = text.length() > 1
                && text.charAt(0) == '\''
                && FORMULA.matcher(text.substring(1)).find();
        return guarded ? text.substring(1) : text;
    }
}
