package huella.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * KML 2.3 (OGC 12-007r2): always longitude and latitude WGS 84, one style per colour and grade of the palette,
 * attributes as typed data of a schema. Notice, licence, source, date and version are the document's description.
 */
final class Kml implements FeatureWriter {

    private static final String SCHEMA = "campos";

    /** White, since a viewer multiplies the colour with the icon's own; Google Earth brings this one along. */
    private static final String ICON = "http://maps.google.com/mapfiles/kml/shapes/placemark_circle.png";

    private record Category(Palette.Colour colour, Palette.Grade grade) {}

    private final Layer layer;
    private final Xml xml;
    private final Map<Category, String> styles = new HashMap<>();
    private final StringBuilder coordinates = new StringBuilder();

    Kml(Layer layer, OutputStream out) throws IOException {
        this.layer = layer;
        this.xml = new Xml(out);
        xml.declaration().start("kml").attribute("xmlns", "http://www.opengis.net/kml/2.2");
        xml.start("Document").attribute("id", layer.name());
        xml.element("name", layer.title()).element("open", "1");
        xml.element("description", layer.metadata().text()).line();
        writeStyles();
        writeSchema();
    }

    private void writeStyles() throws IOException {
        for (Palette.Colour colour : layer.palette().colours()) {
            writeStyles(colour);
        }
        writeStyles(layer.palette().other());
    }

    private void writeStyles(Palette.Colour colour) throws IOException {
        for (Palette.Grade grade : layer.palette().grades()) {
            String id = "estilo" + styles.size();
            styles.put(new Category(colour, grade), id);
            writeStyle(id, colour.rgb(), grade);
        }
    }

    /** KML has no broken lines: the width and the fill alone tell how sure a drawing is. */
    private void writeStyle(String id, String colour, Palette.Grade grade) throws IOException {
        xml.start("Style").attribute("id", id);
        xml.start("IconStyle").element("color", argb(1, colour));
        xml.start("Icon").element("href", ICON).end().end();
        xml.start("LineStyle").element("color", argb(1, colour));
        xml.element("width", Double.toString(grade.line().width())).end();
        xml.start("PolyStyle").element("color", argb(grade.fillOpacity(), colour));
        xml.element("fill", grade.fillOpacity() > 0 ? "1" : "0").end();
        xml.end().line();
    }

    /** KML writes a colour backwards: opacity, blue, green, red. */
    private static String argb(double opacity, String rgb) {
        return String.format(Locale.ROOT, "%02x", Math.round(opacity * 255))
                + rgb.substring(5, 7)
                + rgb.substring(3, 5)
                + rgb.substring(1, 3);
    }

    private void writeSchema() throws IOException {
        xml.start("Schema").attribute("name", layer.name()).attribute("id", SCHEMA);
        for (Column column : layer.columns()) {
            String type = switch (column.type()) {
                case TEXT, TEXT_LIST, INSTANT -> "string";
                case INTEGER -> "int";
                case BOOLEAN -> "bool";
            };
            xml.start("SimpleField").attribute("type", type).attribute("name", column.name());
            xml.element("displayName", column.title()).end();
        }
        xml.end().line();
    }

    @Override
    public void write(Row row) throws IOException {
        layer.check(row);
        String label = layer.label(row);
        xml.start("Placemark");
        if (label != null) {
            xml.element("name", label);
        }
        xml.element("styleUrl", "#" + styles.get(new Category(layer.colour(row), layer.grade(row))));
        xml.start("ExtendedData").start("SchemaData").attribute("schemaUrl", "#" + SCHEMA);
        for (int i = 0; i < row.values().size(); i++) {
            String text = text(row.values().get(i));
            if (text != null) {
                xml.start("SimpleData").attribute("name", layer.columns().get(i).name());
                xml.text(text).end();
            }
        }
        xml.end().end();
        writeGeometry(row.geometry());
        xml.end().line();
    }

    /** GDAL reads a bool as a number. XML Schema knows both spellings. */
    private static String text(Object value) {
        return value instanceof Boolean flag ? (flag ? "1" : "0") : Column.text(value);
    }

    private void writeGeometry(Geometry geometry) throws IOException {
        switch (geometry) {
            case Point point -> {
                xml.start("Point");
                writeCoordinates(point.getCoordinateSequence(), false);
            }
            case LineString line -> {
                xml.start("LineString").element("tessellate", "1");
                writeCoordinates(line.getCoordinateSequence(), false);
            }
            case Polygon polygon -> {
                xml.start("Polygon").element("tessellate", "1");
                writeRing("outerBoundaryIs", polygon.getExteriorRing(), true);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    writeRing("innerBoundaryIs", polygon.getInteriorRingN(i), false);
                }
            }
            default -> {
                xml.start("MultiGeometry");
                for (int i = 0; i < geometry.getNumGeometries(); i++) {
                    writeGeometry(geometry.getGeometryN(i));
                }
            }
        }
        xml.end();
    }

    private void writeRing(String role, LinearRing ring, boolean counterClockwise) throws IOException {
        xml.start(role).start("LinearRing");
        CoordinateSequence positions = ring.getCoordinateSequence();
        writeCoordinates(positions, Orientation.isCCW(positions) != counterClockwise);
        xml.end().end();
    }

    private void writeCoordinates(CoordinateSequence positions, boolean reversed) throws IOException {
        coordinates.setLength(0);
        for (int i = 0; i < positions.size(); i++) {
            int at = reversed ? positions.size() - 1 - i : i;
            Decimals.append(coordinates, positions.getX(at), FileCrs.WGS_84.decimals());
            Decimals.append(coordinates.append(','), positions.getY(at), FileCrs.WGS_84.decimals());
            coordinates.append(' ');
        }
        xml.element("coordinates", coordinates.toString());
    }

    @Override
    public void finish() throws IOException {
        xml.end().end().line().flush();
    }

    @Override
    public void close() {}
}
