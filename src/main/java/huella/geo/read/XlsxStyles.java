package huella.geo.read;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which formats of cells show a date or a time (ECMA-376 part 1 §18.8.30): nothing else tells a date in a spreadsheet
 * from a number.
 */
final class XlsxStyles {

    private static final int MOST = 70_000; // Excel itself knows 64,000

    private final BitSet dates = new BitSet();

    static XlsxStyles of(XlsxPackage workbook, Optional<String> path) throws IOException {
        XlsxStyles styles = new XlsxStyles();
        if (path.isPresent() && workbook.has(path.get())) {
            try (HardenedXml xml = workbook.open(path.get())) {
                styles.read(xml);
                xml.end();
            }
        }
        return styles;
    }

    boolean isDate(int style) {
        return style >= 0 && dates.get(style);
    }

    private void read(HardenedXml xml) throws IOException {
        Map<String, String> codes = new HashMap<>();
        int formats = 0;
        while (xml.nextChild(1)) {
            if (xml.name().equals("numFmts")) {
                while (xml.nextChild(2) && codes.size() < MOST) {
                    codes.put(xml.attribute("numFmtId"), xml.attribute("formatCode"));
                }
            } else if (xml.name().equals("cellXfs")) {
                while (xml.nextChild(2) && formats < MOST) {
                    String id = xml.attribute("numFmtId");
                    dates.set(formats++, codes.containsKey(id) ? shows(codes.get(id)) : builtIn(id));
                }
            }
        }
    }

    private static boolean builtIn(String id) {
        try {
            int number = Integer.parseInt(id);
            return number >= 14 && number <= 22
                    || number >= 27 && number <= 36
                    || number >= 45 && number <= 47
                    || number >= 50 && number <= 58;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    /** Whether a code such as {@code [$-es-CL]dd-mm-yyyy;@} has parts of a date outside quotes and brackets. */
    static boolean shows(String code) {
        String bare = code == null
                ? ""
                : code.split(";", 2)[0]
                        .replaceAll("\"[^\"]*\"?", "")
                        .replaceAll("\\[(?![hHmMsS]+\\])[^\\]]*\\]?", "")
                        .replaceAll("[\\\\_*].", "");
        return bare.matches("(?s).*[dDmMyYhHsS].*") && !bare.matches("(?si).*(general|e[+-]).*");
    }
}
