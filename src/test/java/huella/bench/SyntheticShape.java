package huella.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * A footprint like the real ones, drawn by chance: a point; a route of 1 to 300 km that wanders; an area from a
 * building to a district. Longitude and latitude, in degrees.
 */
final class SyntheticShape {

    /** As precise as the shapes of {@code geodata/}. */
    private static final double GRID = 1e7;

    private static final double KM_PER_DEGREE = 111.2;
    /** One kilometre in degrees of longitude, at the latitude of the region's middle. */
    private static final double LON_PER_KM = 1 / (KM_PER_DEGREE * Math.cos(Math.toRadians(23.2)));

    private static final double LAT_PER_KM = 1 / KM_PER_DEGREE;

    /** Where a route turns back: nothing lies far beyond the region's borders. */
    private static final Envelope BOUNDS = new Envelope(-71.2, -66.8, -26.4, -20.6);

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private final SplittableRandom random;
    private final Coordinate place;

    SyntheticShape(SplittableRandom random, Coordinate place) {
        this.random = random;
        this.place = place;
    }

    Geometry point() {
        return FACTORY.createPoint(rounded(place));
    }

    /** Many short ones and few long ones (Pareto, exponent 1.2). */
    Geometry route(boolean inParts) {
        double km = pareto(1, 300, 1.2);
        int vertices = Math.min(90, (int) (8 + 4.5 * Math.sqrt(km)));
        if (!inParts) {
            return line(place, km, vertices);
        }
        int parts = 2 + random.nextInt(2);
        LineString[] lines = new LineString[parts];
        Coordinate start = place;
        for (int part = 0; part < parts; part++) {
            lines[part] = line(start, km / parts, Math.max(2, vertices / parts));
            start = lines[part].getEndPoint().getCoordinate();
        }
        return FACTORY.createMultiLineString(lines);
    }

    private LineString line(Coordinate start, double km, int vertices) {
        double step = km / (vertices - 1);
        double heading = 2 * Math.PI * random.nextDouble();
        List<Coordinate> line = new ArrayList<>(vertices);
        double x = start.x;
        double y = start.y;
        line.add(rounded(start));
        for (int i = 1; i < vertices; i++) {
            heading += 0.3 * random.nextGaussian();
            if (!BOUNDS.contains(x, y)) {
                heading = Math.atan2(BOUNDS.centre().y - y, BOUNDS.centre().x - x);
            }
            x += Math.cos(heading) * step * LON_PER_KM;
            y += Math.sin(heading) * step * LAT_PER_KM;
            line.add(rounded(new Coordinate(x, y)));
        }
        return FACTORY.createLineString(line.toArray(Coordinate[]::new));
    }

    /**
     * Half of them under 150 m, one in twenty over 1.3 km, none over 15 km (log-normal); some in two parts, some holed.
     */
    Geometry area(boolean inParts) {
        double km = Math.clamp(0.15 * Math.exp(1.3 * random.nextGaussian()), 0.015, 15);
        Polygon first = star(place, km / 2, random.nextInt(7) == 0);
        if (!inParts && random.nextInt(12) != 0) {
            return first;
        }
        Coordinate beside = new Coordinate(place.x + 1.3 * km * LON_PER_KM, place.y + 0.4 * km * LAT_PER_KM);
        return FACTORY.createMultiPolygon(new Polygon[] {first, star(beside, km / 3, false)});
    }

    /** An outline of uneven radius round its middle never crosses itself, nor a smaller one of the same angles. */
    private Polygon star(Coordinate middle, double radiusKm, boolean holed) {
        int vertices = 5 + random.nextInt(41);
        double[] radii = new double[vertices];
        for (int i = 0; i < vertices; i++) {
            radii[i] = radiusKm * (0.7 + 0.3 * random.nextDouble());
        }
        LinearRing[] holes = holed ? new LinearRing[] {ring(middle, radii, 0.4)} : new LinearRing[0];
        return FACTORY.createPolygon(ring(middle, radii, 1), holes);
    }

    private static LinearRing ring(Coordinate middle, double[] radii, double scale) {
        Coordinate[] ring = new Coordinate[radii.length + 1];
        for (int i = 0; i < radii.length; i++) {
            double angle = 2 * Math.PI * i / radii.length;
            ring[i] = rounded(new Coordinate(
                    middle.x + scale * radii[i] * Math.cos(angle) * LON_PER_KM,
                    middle.y + scale * radii[i] * Math.sin(angle) * LAT_PER_KM));
        }
        ring[radii.length] = ring[0].copy();
        return FACTORY.createLinearRing(ring);
    }

    private double pareto(double least, double most, double exponent) {
        double tail = Math.pow(least / most, exponent);
        return least / Math.pow(1 - random.nextDouble() * (1 - tail), 1 / exponent);
    }

    private static Coordinate rounded(Coordinate position) {
        return new Coordinate(Math.rint(position.x * GRID) / GRID, Math.rint(position.y * GRID) / GRID);
    }

    /** So many kilometres off a place. */
    static Coordinate beside(Coordinate place, double eastKm, double northKm) {
        return new Coordinate(place.x + eastKm * LON_PER_KM, place.y + northKm * LAT_PER_KM);
    }
}
