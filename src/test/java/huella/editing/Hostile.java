package huella.editing;

import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** Shapes made to be hard, within every limit of size. */
final class Hostile {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Hostile() {}

    /** Every edge crosses about a third of the others; mending 3,000 vertices takes more memory than there is. */
    static Polygon scribble(int vertices) {
        Random random = new Random(7);
        Coordinate[] way = new Coordinate[vertices + 1];
        for (int i = 0; i < vertices; i++) {
            way[i] = new Coordinate(-69 + random.nextDouble(), -23 + random.nextDouble());
        }
        way[vertices] = way[0].copy();
        return FACTORY.createPolygon(way);
    }

    /** Valid, with spikes whose boxes all lie over each other: whatever compares edges compares all of them. */
    static Polygon star(int vertices) {
        Coordinate[] way = new Coordinate[vertices + 1];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * i / vertices;
            double radius = i % 2 == 0 ? 1 : 0.01;
            way[i] = new Coordinate(-69 + radius * Math.cos(angle), -23 + radius * Math.sin(angle));
        }
        way[vertices] = way[0].copy();
        return FACTORY.createPolygon(way);
    }
}
