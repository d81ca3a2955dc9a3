package huella.geo.read;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands between the values of a CSV: a comma, a semicolon where decimals have the comma, a tab, or a bar. It is
 * the one by which the first rows come out alike, and in the most columns.
 *
 * @param declared the first line says it to Excel ({@code sep=;}) and is no row
 */
record CsvDialect(char separator, boolean declared) {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int HEAD = 1 << 16;
    private static final int ROWS = 50;

    static CsvDialect of(Reader text) throws IOException {
        String head = head(text);
        String first = head.lines().findFirst().orElse("").strip();
        if (first.length() == 5 && first.regionMatches(true, 0, "sep=", 0, 4)) {
            return new CsvDialect(first.charAt(4), true);
        }
        if (first.equalsIgnoreCase("sep=")) {
            return new CsvDialect('\t', true); // the tab was a blank at the end
        }
        char best = ',';
        double most = 0;
        for (char separator : SEPARATORS) {
            double score = score(columns(head, separator));
            if (score > most) {
                best = separator;
                most = score;
            }
        }
        return new CsvDialect(best, false);
    }

    private static String head(Reader text) throws IOException {
        char[] head = new char[HEAD];
        int length = 0;
        for (int read = 0; read >= 0 && length < HEAD; length += Math.max(read, 0)) {
            read = text.read(head, length, HEAD - length);
        }
        return new String(head, 0, length);
    }

    /** How many rows are as wide as the first, and how wide that is; one column is no answer. */
    private static double score(List<Integer> columns) {
        int width = columns.isEmpty() ? 0 : columns.getFirst();
        if (width < 2) {
            return 0;
        }
        long alike = columns.stream().filter(count -> count == width).count();
        return (double) alike / columns.size() + Math.min(width, 100) / 1000.0;
    }

    /** Of the first rows that are not blank; the last may be cut and does not count. */
    private static List<Integer> columns(String head, char separator) {
        List<Integer> columns = new ArrayList<>();
        int count = 1;
        boolean quoted = false;
        boolean begin = true;
        boolean blank = true;
        for (int i = 0; i < head.length() && columns.size() < ROWS; i++) {
            char c = head.charAt(i);
            if (c == '"' && (begin || quoted)) {
                quoted = !quoted || (i + 1 < head.length() && head.charAt(i + 1) == '"' && i++ >= 0);
                blank = false;
            } else if (quoted) {
                continue;
            } else if (c == separator) {
                count++;
            } else if (c == '\n' || c == '\r') {
                if (!blank || count > 1) {
                    columns.add(count);
                }
                count = 1;
                blank = true;
            } else {
                blank &= Character.isWhitespace(c);
            }
            begin = c == separator || c == '\n' || c == '\r' || (begin && c == ' ');
        }
        if (head.length() < HEAD && (!blank || count > 1)) {
            columns.add(count);
        }
        return columns;
    }
}
