package huella.model;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * The geometry of an initiative: a valid, non-empty, two-dimensional point, line or area (or several of one kind) in
 * longitude/latitude degrees, WGS 84, inside the box of northern Chile.
 *
 * <p>A JTS geometry can be changed by whoever holds it, so a footprint keeps a copy and hands out copies.
 */
public final class Footprint {

    /** Where a footprint can be: the region with wide margins. Swapped axes and metres fall outside. */
    public static final Envelope BOX = new Envelope(-76, -62, -30, -15);

    /** Vertices of one footprint; validity checks grow with their square on hostile shapes. */
    public static final int MAX_VERTICES = 10_000;

    private final Geometry geometry;

    private Footprint(Geometry geometry) {
        this.geometry = geometry;
    }

    /**
     * Checks and copies a geometry.
     *
     * @throws Rejected with {@link Problem.BadData}, one finding, saying where the geometry breaks which rule
     */
    public static Footprint of(Geometry geometry) {
        if (geometry == null || geometry.isEmpty()) {
            throw bad("la geometría está vacía");
        }
        if (geometry.getNumPoints() > MAX_VERTICES) {
            throw bad("la geometría tiene " + geometry.getNumPoints() + " vértices; el máximo es " + MAX_VERTICES);
        }
        switch (geometry.getGeometryType()) {
            case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon" -> {}
            default ->
                throw bad("el tipo " + geometry.getGeometryType() + " no se admite; use punto, línea o polígono");
        }
        for (Coordinate c : geometry.getCoordinates()) {
            if (!Double.isFinite(c.x) || !Double.isFinite(c.y)) {
                throw bad("una coordenada no es un número finito");
            }
            if (!BOX.contains(c)) {
                throw bad("la coordenada " + c.x + ", " + c.y + " está fuera del norte de Chile (longitud "
                        + BOX.getMinX() + " a " + BOX.getMaxX() + ", latitud " + BOX.getMinY() + " a " + BOX.getMaxY()
                        + "): "
                        + (BOX.contains(c.y, c.x) ? "los ejes están cambiados" : "revise el sistema de coordenadas"));
            }
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null) {
            Coordinate at = error.getCoordinate();
            throw bad("la geometría no es válida cerca de " + at.x + ", " + at.y + " (" + error.getMessage() + ")");
        }
        Geometry copy = geometry.copy();
        copy.setSRID(4326);
        return new Footprint(copy);
    }

    /** A copy, longitude/latitude, SRID 4326. */
    public Geometry geometry() {
        return geometry.copy();
    }

    private static Rejected bad(String finding) {
        return new Rejected(new Problem.BadData(java.util.List.of(finding)));
    }
}
