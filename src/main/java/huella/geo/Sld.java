package huella.geo;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A Styled Layer Descriptor 1.0.0 (OGC 02-070): GeoServer's own version, which QGIS reads as well. One rule per colour
 * and grade; the conditions exclude each other, since SLD draws every rule that holds.
 *
 * <p>The attributes are those of a GeoPackage or shapefile, where a list is a text with its first item in front.
 * GeoServer knows no hexagon, so a circle stands behind each mark as the alternative that the standard foresees.
 */
final class Sld {

    private static final String NAMESPACE = "http://www.opengis.net/sld";
    private static final String OGC = "http://www.opengis.net/ogc";
    private static final String MARK_SIZE = "15";

    private final Xml xml;
    private final Palette palette;
    private final StyleSheet.Kind kind;

    Sld(Xml xml, Palette palette, StyleSheet.Kind kind) {
        this.xml = xml;
        this.palette = palette;
        this.kind = kind;
    }

    void writeFile(String name, String title, String note) throws IOException {
        xml.declaration().start("StyledLayerDescriptor").attribute("version", "1.0.0");
        xml.attribute("xmlns", NAMESPACE).attribute("xmlns:ogc", OGC);
        xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        xml.attribute(
                "xsi:schemaLocation", NAMESPACE + " http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd");
        xml.line().start("NamedLayer").element("Name", name);
        xml.start("UserStyle").element("Name", name + "_" + kind.id());
        xml.element("Title", title).element("Abstract", note);
        xml.start("FeatureTypeStyle").line();
        for (Palette.Colour colour : palette.colours()) {
            writeRules(colour, List.of(colour), false);
        }
        writeRules(palette.other(), palette.colours(), true);
        xml.end().end().end().end().line();
    }

    /** @param values of the colour's column: one of them, or when {@code none} no one of them */
    private void writeRules(Palette.Colour colour, List<Palette.Colour> values, boolean none) throws IOException {
        for (int i = 0; i < palette.grades().size(); i++) {
            Palette.Grade grade = palette.grades().get(i);
            xml.start("Rule");
            xml.element("Name", (colour.value().isEmpty() ? "otros" : colour.value()) + "_" + grade.name());
            xml.element("Title", title(colour, grade));
            writeFilter(values, none, grade, palette.grades().subList(0, i));
            writeSymbolizers(colour, grade);
            xml.end().line();
        }
    }

    private static String title(Palette.Colour colour, Palette.Grade grade) {
        return List.of(colour.title(), grade.title()).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private void writeFilter(List<Palette.Colour> values, boolean none, Palette.Grade grade, List<Palette.Grade> before)
            throws IOException {
        int terms = (none ? values.size() : 1) + grade.when().size() + before.size();
        if (terms == 0) {
            return;
        }
        xml.start("ogc:Filter");
        if (terms > 1) {
            xml.start("ogc:And");
        }
        for (Palette.Colour value : values) {
            if (none) {
                xml.start("ogc:Not");
            }
            beginsWith(palette.column(), value.value());
            if (none) {
                xml.end();
            }
        }
        for (Palette.Condition condition : grade.when()) {
            writeCondition(condition);
        }
        for (Palette.Grade other : before) {
            xml.start("ogc:Not");
            if (other.when().size() > 1) {
                xml.start("ogc:And");
            }
            for (Palette.Condition condition : other.when()) {
                writeCondition(condition);
            }
            if (other.when().size() > 1) {
                xml.end();
            }
            xml.end();
        }
        if (terms > 1) {
            xml.end();
        }
        xml.end();
    }

    private void beginsWith(String column, String value) throws IOException {
        xml.start("ogc:PropertyIsLike").attribute("wildCard", "*");
        xml.attribute("singleChar", "?").attribute("escape", "!");
        xml.element("ogc:PropertyName", column)
                .element("ogc:Literal", value + "*")
                .end();
    }

    private void writeCondition(Palette.Condition condition) throws IOException {
        // A shapefile's flag is T for some readers.
        List<String> values =
                condition.values().equals(List.of("true")) ? List.of("true", "T", "1") : condition.values();
        if (values.size() > 1) {
            xml.start("ogc:Or");
        }
        for (String value : values) {
            xml.start("ogc:PropertyIsEqualTo");
            xml.element("ogc:PropertyName", condition.column()).element("ogc:Literal", value);
            xml.end();
        }
        if (values.size() > 1) {
            xml.end();
        }
    }

    private void writeSymbolizers(Palette.Colour colour, Palette.Grade grade) throws IOException {
        switch (kind) {
            case POINTS -> {
                xml.start("PointSymbolizer").start("Graphic");
                writeMark(colour.mark().name().toLowerCase(Locale.ROOT), colour, grade);
                writeMark("circle", colour, grade);
                xml.element("Size", MARK_SIZE).end().end();
            }
            case LINES -> {
                xml.start("LineSymbolizer");
                writeStroke(
                        "#ffffff",
                        Palette.CASING_OPACITY,
                        new Palette.Stroke(grade.line().width() + Palette.CASING, List.of()));
                xml.end().start("LineSymbolizer");
                writeStroke(colour.rgb(), 1, grade.line());
                xml.end();
            }
            case AREAS -> {
                xml.start("PolygonSymbolizer");
                if (grade.fillOpacity() > 0) {
                    xml.start("Fill");
                    parameter("fill", colour.rgb());
                    parameter("fill-opacity", number(grade.fillOpacity()));
                    xml.end();
                }
                writeStroke(colour.rgb(), 1, grade.area());
                xml.end();
            }
        }
    }

    private void writeMark(String name, Palette.Colour colour, Palette.Grade grade) throws IOException {
        xml.start("Mark").element("WellKnownName", name);
        xml.start("Fill");
        parameter("fill", grade.hollow() ? "#ffffff" : colour.rgb());
        xml.end();
        writeStroke(
                grade.hollow() ? colour.rgb() : "#ffffff",
                1,
                new Palette.Stroke(2, grade.hollow() ? List.of(4.2, 2.6) : List.of()));
        xml.end();
    }

    private void writeStroke(String colour, double opacity, Palette.Stroke stroke) throws IOException {
        xml.start("Stroke");
        parameter("stroke", colour);
        parameter("stroke-opacity", number(opacity));
        parameter("stroke-width", number(stroke.width()));
        parameter("stroke-linecap", "round");
        parameter("stroke-linejoin", "round");
        if (!stroke.dashes().isEmpty()) {
            parameter(
                    "stroke-dasharray",
                    stroke.dashes().stream().map(Sld::number).collect(Collectors.joining(" ")));
        }
        xml.end();
    }

    private void parameter(String name, String value) throws IOException {
        xml.start("CssParameter").attribute("name", name).text(value).end();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
