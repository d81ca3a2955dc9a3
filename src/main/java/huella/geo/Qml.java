package huella.geo;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A style of QGIS 3.22 or newer: a tree of rules, one branch per colour, one leaf per grade. Lengths are millimetres,
 * so that a print has the sizes of the screen.
 *
 * <p>The same attribute is a list, a joined text, a flag, {@code T} or {@code true}, as the format of the data has it;
 * the rules understand them all, so one style serves a GeoPackage, a shapefile and the live layers.
 */
final class Qml {

    private static final double MM_PER_PIXEL = 25.4 / 96;
    private static final String WHITE = "255,255,255,255";
    private static final double MARK_SIZE = 15;

    private final Xml xml;
    private final Palette palette;
    private final StyleSheet.Kind kind;

    Qml(Xml xml, Palette palette, StyleSheet.Kind kind) {
        this.xml = xml;
        this.palette = palette;
        this.kind = kind;
    }

    void writeFile(String note) throws IOException {
        xml.declaration().start("qgis").attribute("version", "3.22.0");
        xml.attribute("styleCategories", "Symbology|MapTips").line();
        writeRenderer();
        xml.element("mapTip", mapTip(note)).line();
        xml.element("layerGeometryType", Integer.toString(kind.ordinal())).line();
        xml.end();
    }

    /** What QGIS shows over a feature: its name, how sure the place is, and the notice. */
    static String mapTip(String note) {
        return "<b>[% \"nombre\" %]</b><br/>[% \"ubicacion\" %]: [% \"precision\" %]<br/><i>" + note + "</i>";
    }

    /** The renderer alone, as it also stands in a layer definition. */
    void writeRenderer() throws IOException {
        xml.start("renderer-v2").attribute("type", "RuleRenderer");
        xml.attribute("symbollevels", "0").attribute("forceraster", "0").attribute("enableorderby", "0");
        xml.start("rules").attribute("key", "raiz").line();
        int branch = 0;
        for (Palette.Colour colour : palette.colours()) {
            writeBranch(branch++, colour, is(colour), colour.title());
        }
        writeBranch(
                branch,
                palette.other(),
                palette.colours().isEmpty() ? "" : "ELSE",
                palette.other().title());
        xml.end().line();
        writeSymbols();
        xml.end().line();
    }

    private void writeBranch(int branch, Palette.Colour colour, String filter, String label) throws IOException {
        xml.start("rule").attribute("key", "rama" + branch).attribute("label", label);
        if (!filter.isEmpty()) {
            xml.attribute("filter", filter);
        }
        int leaf = 0;
        for (Palette.Grade grade : palette.grades()) {
            xml.start("rule").attribute("key", "hoja" + branch + "-" + leaf);
            xml.attribute("symbol", Integer.toString(branch * palette.grades().size() + leaf++));
            xml.attribute("label", grade.title()).attribute("filter", gradeOfRow() + " = '" + grade.name() + "'");
            xml.end().line();
        }
        xml.end().line();
    }

    /**
     * The first code, be the value {@code OE1; OE2}, {@code OE1,OE2} or a list. QGIS with Qt 5 makes an empty text of a
     * list of several, and empty JSON of a text.
     */
    private String is(Palette.Colour colour) {
        String field = '"' + palette.column() + '"';
        return "regexp_substr(coalesce(nullif(to_string(" + field + "), ''), to_json(" + field
                + ")), '([A-Za-z0-9_]+)') = '" + colour.value() + "'";
    }

    /** The first grade that a row meets, as in {@link Palette#grade}. */
    private String gradeOfRow() {
        StringBuilder text = new StringBuilder("CASE");
        for (Palette.Grade grade : palette.grades()) {
            text.append(grade.when().isEmpty() ? " ELSE" : " WHEN ");
            text.append(grade.when().stream().map(Qml::holds).collect(Collectors.joining(" AND ")));
            text.append(grade.when().isEmpty() ? " '" : " THEN '")
                    .append(grade.name())
                    .append('\'');
        }
        // A CASE that only has an ELSE is none.
        return palette.grades().size() == 1
                ? "'" + palette.grades().getFirst().name() + "'"
                : text.append(" END").toString();
    }

    private static String holds(Palette.Condition condition) {
        List<String> values =
                condition.values().equals(List.of("true")) ? List.of("true", "t", "1") : condition.values();
        return "lower(to_string(\"" + condition.column() + "\")) IN ("
                + values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", ")) + ")";
    }

    private void writeSymbols() throws IOException {
        xml.start("symbols").line();
        int number = 0;
        for (int i = 0; i <= palette.colours().size(); i++) {
            for (Palette.Grade grade : palette.grades()) {
                writeSymbol(number++, colour(i), grade);
            }
        }
        xml.end().line();
    }

    private Palette.Colour colour(int number) {
        return number < palette.colours().size() ? palette.colours().get(number) : palette.other();
    }

    /** One style per colour and grade, as the layers of vector tiles want them: there are no branches there. */
    void writeTileStyles(String layer) throws IOException {
        for (int i = 0; i <= palette.colours().size(); i++) {
            Palette.Colour colour = colour(i);
            String chosen = i < palette.colours().size() ? is(colour) : isNone();
            for (Palette.Grade grade : palette.grades()) {
                xml.start("style").attribute("name", colour.title() + " · " + grade.title());
                xml.attribute("layer", layer).attribute("geometry", Integer.toString(kind.ordinal()));
                xml.attribute("enabled", "1").attribute("min-zoom", "-1").attribute("max-zoom", "-1");
                // A style for lines would also draw the outlines of areas, and one for points their middle.
                xml.attribute(
                        "expression",
                        "geometry_type($geometry) = '" + typeName() + "' AND " + chosen + " AND " + gradeOfRow()
                                + " = '" + grade.name() + "'");
                xml.start("symbols");
                writeSymbol(0, colour, grade);
                xml.end().end().line();
            }
        }
    }

    private String typeName() {
        return switch (kind) {
            case POINTS -> "Point";
            case LINES -> "Line";
            case AREAS -> "Polygon";
        };
    }

    private String isNone() {
        return palette.colours().isEmpty()
                ? "true"
                : palette.colours().stream().map(colour -> "NOT " + is(colour)).collect(Collectors.joining(" AND "));
    }

    private void writeSymbol(int number, Palette.Colour colour, Palette.Grade grade) throws IOException {
        String type = switch (kind) {
            case POINTS -> "marker";
            case LINES -> "line";
            case AREAS -> "fill";
        };
        xml.start("symbol").attribute("type", type).attribute("name", Integer.toString(number));
        xml.attribute("alpha", "1").attribute("clip_to_extent", "1").attribute("force_rhr", "0");
        switch (kind) {
            case POINTS -> writeMark(colour, grade);
            case LINES -> {
                writeLine(
                        rgba("#ffffff", Palette.CASING_OPACITY),
                        new Palette.Stroke(grade.line().width() + Palette.CASING, List.of()));
                writeLine(rgba(colour.rgb(), 1), grade.line());
            }
            case AREAS -> {
                writeFill(colour, grade);
                writeLine(rgba(colour.rgb(), 1), grade.area());
            }
        }
        xml.end().line();
    }

    private void writeMark(Palette.Colour colour, Palette.Grade grade) throws IOException {
        layer("SimpleMarker");
        option("name", colour.mark().name().toLowerCase(Locale.ROOT));
        option("color", grade.hollow() ? WHITE : rgba(colour.rgb(), 1));
        option("outline_color", grade.hollow() ? rgba(colour.rgb(), 1) : WHITE);
        option("outline_style", grade.hollow() ? "dash" : "solid");
        length("outline_width", grade.hollow() ? 2 : 1.5);
        length("size", MARK_SIZE);
        xml.end().end().line();
    }

    private void writeFill(Palette.Colour colour, Palette.Grade grade) throws IOException {
        layer("SimpleFill");
        option("color", rgba(colour.rgb(), grade.fillOpacity()));
        option("outline_style", "no");
        option("style", grade.fillOpacity() > 0 ? "solid" : "no");
        xml.end().end().line();
    }

    private void writeLine(String colour, Palette.Stroke stroke) throws IOException {
        layer("SimpleLine");
        option("line_color", colour);
        option("line_style", "solid");
        option("capstyle", "round");
        option("joinstyle", "round");
        length("line_width", stroke.width());
        option("use_custom_dash", stroke.dashes().isEmpty() ? "0" : "1");
        option("customdash_unit", "MM");
        option("customdash", stroke.dashes().stream().map(Qml::millimetres).collect(Collectors.joining(";")));
        xml.end().end().line();
    }

    private void layer(String type) throws IOException {
        xml.start("layer").attribute("class", type).attribute("enabled", "1");
        xml.attribute("locked", "0").attribute("pass", "0");
        xml.start("Option").attribute("type", "Map");
    }

    private void option(String name, String value) throws IOException {
        xml.start("Option").attribute("name", name);
        xml.attribute("type", "QString").attribute("value", value).end();
    }

    private void length(String name, double pixels) throws IOException {
        option(name, millimetres(pixels));
        option(name + "_unit", "MM");
    }

    private static String millimetres(double pixels) {
        return String.format(Locale.ROOT, "%.2f", pixels * MM_PER_PIXEL);
    }

    private static String rgba(String rgb, double opacity) {
        return Integer.parseInt(rgb.substring(1, 3), 16) + "," + Integer.parseInt(rgb.substring(3, 5), 16) + ","
                + Integer.parseInt(rgb.substring(5, 7), 16) + "," + Math.round(opacity * 255);
    }
}
