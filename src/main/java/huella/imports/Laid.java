package huella.imports;

import org.locationtech.jts.algorithm.Length;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * A shape laid on a plane where lengths are about metres, for comparing: degrees stretched by the same factors
 * everywhere, which within the region is wrong by less than three in a hundred and keeps proportions of areas exactly.
 */
final class Laid {

    /** The latitude in the middle of the region. */
    private static final double LATITUDE = -23.3;

    private static final double NORTH_M = 110_750;
    private static final double EAST_M = 111_320 * Math.cos(Math.toRadians(LATITUDE));

    private final Geometry shape;
    private final double size;
    private IndexedFacetDistance facets;

    private Laid(Geometry shape) {
        this.shape = shape;
        this.size = switch (shape.getDimension()) {
            case 2 -> shape.getArea();
            case 1 -> length(shape);
            default -> 0;
        };
    }

    /** @param lonLat degrees; one kind, not empty */
    static Laid of(Geometry lonLat) {
        return new Laid(AffineTransformation.scaleInstance(EAST_M, NORTH_M).transform(lonLat));
    }

    private static double length(Geometry lines) {
        double sum = 0;
        for (int i = 0; i < lines.getNumGeometries(); i++) {
            sum += Length.ofLine(
                    ((org.locationtech.jts.geom.LineString) lines.getGeometryN(i)).getCoordinateSequence());
        }
        return sum;
    }

    Geometry shape() {
        return shape;
    }

    int dimension() {
        return shape.getDimension();
    }

    Envelope box() {
        return shape.getEnvelopeInternal();
    }

    /** Of areas their area in m², of lines their length in m, of points 0. */
    double size() {
        return size;
    }

    /** How far a position lies from the points, lines or edges, in m. */
    synchronized double distance(Coordinate position) {
        if (facets == null) {
            facets = new IndexedFacetDistance(shape);
        }
        return facets.distance(shape.getFactory().createPoint(position));
    }
}
