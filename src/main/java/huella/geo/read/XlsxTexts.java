package huella.geo.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that the cells of a workbook share (ECMA-376 part 1 §18.4): held in memory, so that there must not be more
 * of them than cells could use.
 */
final class XlsxTexts {

    /** What a cell of Excel holds. */
    private static final int MAX_CELL = 32_767;

    private static final long MAX_TOTAL = 50_000_000;
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts = new ArrayList<>();

    static XlsxTexts of(XlsxPackage workbook, Optional<String> path, ReadLimits limits) throws IOException {
        XlsxTexts shared = new XlsxTexts();
        if (path.isPresent()) {
            try (HardenedXml xml = workbook.open(path.get())) {
                shared.read(xml, limits);
                xml.end();
            }
        }
        return shared;
    }

    private void read(HardenedXml xml, ReadLimits limits) throws IOException {
        long most = (long) limits.features() * limits.columns();
        long total = 0;
        while (xml.nextChild(1)) {
            String text = rich(xml, limits);
            total += text.length();
            if (texts.size() >= most || total > MAX_TOTAL) {
                throw Unreadable.because("La planilla guarda más textos de los que caben en una importación ("
                        + ReadLimits.FEATURES + ", " + ReadLimits.COLUMNS
                        + "). Deje solo la hoja y las filas que quiere importar.");
            }
            texts.add(text);
        }
    }

    /** @throws huella.model.Rejected when there is none of that number */
    String get(String index) {
        try {
            return texts.get(Integer.parseInt(index));
        } catch (NumberFormatException | IndexOutOfBoundsException none) {
            throw Unreadable.because("La planilla está dañada: una celda apunta a un texto que no está."
                    + " Ábrala en Excel o LibreOffice y guárdela de nuevo.");
        }
    }

    /**
     * The text of the element that was just come to, whole or in pieces of different looks; not how it is pronounced.
     */
    static String rich(HardenedXml xml, ReadLimits limits) throws IOException {
        StringBuilder all = new StringBuilder();
        pieces(xml, all, Math.max(MAX_CELL, limits.text()));
        return unescaped(all.toString());
    }

    private static void pieces(HardenedXml xml, StringBuilder all, int most) throws IOException {
        int element = xml.depth();
        while (xml.nextChild(element)) {
            switch (xml.name()) {
                case "t" -> xml.text(all, most);
                case "r" -> pieces(xml, all, most);
                default -> {}
            }
        }
    }

    /** {@code _x000D_} is a character that XML could not hold (ECMA-376 part 1 §22.9.2.19). */
    static String unescaped(String text) {
        return text.contains("_x")
                ? ESCAPE.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
