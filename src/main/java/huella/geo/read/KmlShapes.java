package huella.geo.read;

import java.io.IOException;

/**
 * The geometries of a KML placemark (OGC 12-007r2 §10, and Google's {@code gx:Track}), told to a {@link ShapeBuilder}.
 * Rings that a writer put in another order than shell first are sorted out by their place.
 */
final class KmlShapes {

    private static final String FORM =
            "Un punto de su recorrido (gx:coord) no es «longitud latitud altura». Expórtelo de nuevo.";

    private final HardenedXml xml;
    private final ShapeBuilder shape;

    KmlShapes(HardenedXml xml, ShapeBuilder shape) {
        this.xml = xml;
        this.shape = shape;
    }

    /** Reads the element that was just come to, if it is a geometry. */
    boolean read() throws IOException {
        switch (xml.name()) {
            case "Point" -> {
                positions(xml.depth());
                shape.point();
            }
            case "LineString", "LinearRing" -> {
                positions(xml.depth());
                shape.line();
            }
            case "Polygon" -> polygon(xml.depth());
            case "MultiGeometry", "MultiPoint", "MultiLineString", "MultiPolygon", "MultiTrack" -> parts(xml.depth());
            case "Track" -> track(xml.depth());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void parts(int element) throws IOException {
        while (xml.nextChild(element)) {
            read();
        }
    }

    private void positions(int element) throws IOException {
        while (xml.nextChild(element)) {
            if (xml.name().equals("coordinates")) {
                CoordinateText text = new CoordinateText(shape);
                xml.characters(text);
                text.end();
            }
        }
    }

    private void polygon(int element) throws IOException {
        boolean shell = false;
        boolean byPlace = false;
        while (xml.nextChild(element)) {
            boolean outer = xml.name().equals("outerBoundaryIs");
            if (!outer && !xml.name().equals("innerBoundaryIs")) {
                continue;
            }
            byPlace |= !outer && !shell;
            if (outer && shell && !byPlace) {
                shape.polygon();
            }
            shell |= outer;
            int boundary = xml.depth();
            while (xml.nextChild(boundary)) {
                positions(xml.depth());
                if (byPlace) {
                    shape.looseRing();
                } else {
                    shape.ring();
                }
            }
        }
        shape.polygon();
    }

    private void track(int element) throws IOException {
        while (xml.nextChild(element)) {
            if (xml.name().equals("coord")) {
                String[] numbers = xml.text().split("\\s+");
                CoordinateText position = new CoordinateText(shape);
                if (numbers.length < 2) {
                    shape.refuse(FORM);
                } else {
                    char[] tuple = String.join(",", numbers).toCharArray();
                    position.take(tuple, 0, tuple.length);
                    position.end();
                }
            }
        }
        shape.line();
    }
}
