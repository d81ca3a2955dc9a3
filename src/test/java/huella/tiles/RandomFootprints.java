package huella.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Valid points, lines and areas of all sizes round a place, the same for the same seed. */
final class RandomFootprints {

    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 3857);

    private final Random random;

    RandomFootprints(Random random) {
        this.random = random;
    }

    /**
     * @param x of the middle, metres
     * @param size about how large, metres
     */
    Geometry any(double x, double y, double size) {
        return switch (random.nextInt(10)) {
            case 0 -> point(x, y);
            case 1 -> FACTORY.createMultiPointFromCoords(walk(x, y, size, 2 + random.nextInt(9)));
            case 2 -> FACTORY.createLineString(walk(x, y, size, 2 + random.nextInt(60)));
            case 3 ->
                FACTORY.createMultiLineString(new org.locationtech.jts.geom.LineString[] {
                    FACTORY.createLineString(walk(x, y, size, 2 + random.nextInt(30))),
                    FACTORY.createLineString(walk(x + size / 2, y, size, 2 + random.nextInt(30)))
                });
            case 4 -> comb(x, y, size, 2 + random.nextInt(40));
            case 5 -> sliver(x, y, size);
            case 6 -> rocks(x, y, size);
            case 7 ->
                FACTORY.createMultiPolygon(new Polygon[] {
                    star(x, y, size, 3 + random.nextInt(50)), star(x + 2.5 * size, y, size, 3 + random.nextInt(50))
                });
            default -> star(x, y, size, 3 + random.nextInt(80));
        };
    }

    Point point(double x, double y) {
        return FACTORY.createPoint(new Coordinate(x, y));
    }

    private Coordinate[] walk(double x, double y, double size, int points) {
        Coordinate[] walk = new Coordinate[points];
        double heading = random.nextDouble() * 7;
        for (int i = 0; i < points; i++) {
            heading += random.nextGaussian() * 0.7;
            x += Math.cos(heading) * size / points * 2;
            y += Math.sin(heading) * size / points * 2;
            walk[i] = new Coordinate(x, y);
        }
        return walk;
    }

    /** Round a middle, in and out; with a hole of the same kind now and then. */
    Polygon star(double x, double y, double size, int points) {
        LinearRing shell = ring(x, y, size, 0.35, points);
        return random.nextInt(3) == 0
                ? FACTORY.createPolygon(shell, new LinearRing[] {ring(x, y, size * 0.33, 0.1, 3 + random.nextInt(20))})
                : FACTORY.createPolygon(shell);
    }

    private LinearRing ring(double x, double y, double size, double least, int points) {
        // A chord between two corners must not come nearer to the middle than the hole reaches.
        int corners = Math.max(points, 8);
        CoordinateList list = new CoordinateList();
        for (int i = 0; i < corners; i++) {
            double reach = size * (least + (1 - least) * (0.2 + 0.8 * random.nextDouble()));
            double angle = 2 * Math.PI * i / corners;
            list.add(new Coordinate(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach));
        }
        list.closeRing();
        return FACTORY.createLinearRing(list.toCoordinateArray());
    }

    /** Teeth from a back: it leaves the tile and comes back as often as it has teeth. */
    Polygon comb(double x, double y, double size, int teeth) {
        CoordinateList list = new CoordinateList();
        double step = size / teeth;
        for (int i = 0; i < teeth; i++) {
            list.add(new Coordinate(x + i * step, y));
            list.add(new Coordinate(x + i * step + step * 0.2, y + size * random.nextDouble()));
            list.add(new Coordinate(x + i * step + step * 0.5, y + size * random.nextDouble()));
        }
        list.add(new Coordinate(x + size, y));
        list.add(new Coordinate(x + size, y - step));
        list.add(new Coordinate(x, y - step));
        list.closeRing();
        return FACTORY.createPolygon(list.toCoordinateArray());
    }

    private Polygon sliver(double x, double y, double size) {
        double thin = size * Math.pow(10, -1 - 5 * random.nextDouble());
        double angle = random.nextDouble() * Math.PI;
        double dx = Math.cos(angle) * size;
        double dy = Math.sin(angle) * size;
        return FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(x - dx, y - dy),
            new Coordinate(x + dx, y + dy),
            new Coordinate(x - thin * dy / size, y + thin * dx / size),
            new Coordinate(x - dx, y - dy)
        });
    }

    /** Pieces one over the other, made one shape: holes, necks, islands. */
    private Geometry rocks(double x, double y, double size) {
        List<Geometry> pieces = new ArrayList<>();
        for (int i = random.nextInt(12) + 3; i > 0; i--) {
            Polygon rock = FACTORY.createPolygon(ring(
                    x + random.nextGaussian() * size / 2,
                    y + random.nextGaussian() * size / 2,
                    size / 3,
                    0.35,
                    8 + random.nextInt(12)));
            pieces.add(rock.difference(rock.buffer(-size / 15)));
        }
        return OverlayNGRobust.union(pieces);
    }
}
