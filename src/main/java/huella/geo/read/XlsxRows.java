package huella.geo.read;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a worksheet from top to bottom, without those that are empty. What a formula last gave is its value; an
 * error such as {@code #N/A} is none.
 */
final class XlsxRows implements Closeable {

    /**
     * @param number as the spreadsheet counts it, from 1
     * @param cells from column A on: String, Long, Double, Boolean or null
     */
    record Row(int number, List<Object> cells) {
        long filled() {
            return cells.stream().filter(cell -> cell != null).count();
        }
    }

    private static final int SHEET = 1;
    private static final int DATA = 2;
    private static final int MOST_ROWS = 1_048_576;

    private final HardenedXml xml;
    private final XlsxTexts texts;
    private final XlsxStyles styles;
    private final XlsxDates dates;
    private final ReadLimits limits;
    private final boolean data;
    private int row;
    private int unknownResults;

    XlsxRows(HardenedXml xml, XlsxTexts texts, XlsxStyles styles, XlsxDates dates, ReadLimits limits)
            throws IOException {
        this.xml = xml;
        this.texts = texts;
        this.styles = styles;
        this.dates = dates;
        this.limits = limits;
        this.data = toData();
    }

    private boolean toData() throws IOException {
        while (xml.nextChild(SHEET)) {
            if (xml.name().equals("sheetData")) {
                return true;
            }
        }
        return false;
    }

    /** Empty behind the last; the rest of the sheet is then read too. */
    Optional<Row> next() throws IOException {
        while (data && xml.nextChild(DATA)) {
            if (xml.name().equals("row")) {
                row = number(xml.attribute("r"), row);
                List<Object> cells = cells();
                if (cells.stream().anyMatch(cell -> cell != null)) {
                    return Optional.of(new Row(row, cells));
                }
            }
        }
        xml.end();
        return Optional.empty();
    }

    /** How many formulas had never been calculated. */
    int unknownResults() {
        return unknownResults;
    }

    private static int number(String stated, int last) {
        try {
            int number = Integer.parseInt(stated);
            return number > last && number <= MOST_ROWS ? number : last + 1;
        } catch (NumberFormatException none) {
            return last + 1;
        }
    }

    private List<Object> cells() throws IOException {
        List<Object> cells = new ArrayList<>();
        int column = 0;
        while (xml.nextChild(DATA + 1)) {
            if (!xml.name().equals("c")) {
                continue;
            }
            int stated = column(xml.attribute("r"));
            column = stated > 0 ? stated : column + 1;
            Object value = cell();
            if (value == null) {
                continue;
            }
            if (column > limits.columns()) {
                throw ReadLimits.exceeded(
                        "columnas", limits.columns(), ReadLimits.COLUMNS, "Borre las que no hagan falta.");
            }
            while (cells.size() < column) {
                cells.add(null);
            }
            cells.set(column - 1, value);
        }
        return cells;
    }

    /** Of a reference like {@code AB12}, counted from 1; 0 when it says none. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; reference != null && i < Math.min(reference.length(), 3); i++) {
            char c = Character.toUpperCase(reference.charAt(i));
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return column;
    }

    private Object cell() throws IOException {
        String type = Optional.ofNullable(xml.attribute("t")).orElse("n");
        int style = number(xml.attribute("s"), -1);
        int element = xml.depth();
        String value = "";
        boolean formula = false;
        while (xml.nextChild(element)) {
            switch (xml.name()) {
                case "v" -> value = xml.text(Math.max(limits.text(), 32_767));
                case "is" -> value = XlsxTexts.rich(xml, limits);
                case "f" -> formula = true;
                default -> {}
            }
        }
        if (formula && value.isEmpty() && !type.equals("str")) {
            unknownResults++;
        }
        return value(type, style, value);
    }

    private Object value(String type, int style, String value) {
        if (value.isBlank()) {
            return null;
        }
        return switch (type) {
            case "s" -> notBlank(texts.get(value.strip()));
            case "str" -> XlsxTexts.unescaped(value);
            case "b" -> value.strip().equals("1") || value.strip().equalsIgnoreCase("true");
            case "e" -> null;
            case "n" -> numeral(style, value.strip());
            default -> value; // inlineStr; d, which is ISO 8601 already
        };
    }

    private static String notBlank(String text) {
        return text.isBlank() ? null : text;
    }

    private Object numeral(int style, String digits) {
        double number;
        try {
            number = digits.length() > 60 ? Double.NaN : Double.parseDouble(digits);
        } catch (NumberFormatException none) {
            return digits;
        }
        if (!Double.isFinite(number)) {
            return digits;
        }
        String date = styles.isDate(style) ? dates.text(number) : null;
        if (date != null) {
            return date;
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : number;
    }

    @Override
    public void close() throws IOException {
        xml.close();
    }
}
