package huella.editing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Shapes, and what people do to them: random, and the same for the same seed. */
final class Shapes {

    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private final Random random;

    Shapes(Random random) {
        this.random = random;
    }

    static Geometry read(String wkt) {
        try {
            return new WKTReader(FACTORY).read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    static Optional<Geometry> maybe(Geometry shape) {
        return Optional.ofNullable(shape);
    }

    /** Points, lines or areas, one or several, valid. */
    Geometry any() {
        int parts = 1 + random.nextInt(4);
        int kind = random.nextInt(3);
        List<Geometry> made = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            Coordinate centre = new Coordinate(-70 + i * 0.3 + digits(0.01), -23 + digits(0.5));
            made.add(
                    switch (kind) {
                        case 0 -> FACTORY.createPoint(centre);
                        case 1 -> line(centre, 2 + random.nextInt(20));
                        default -> area(centre, 4 + random.nextInt(20), random.nextInt(3));
                    });
        }
        return parts == 1 && random.nextBoolean() ? made.getFirst() : Parts.several(made, FACTORY);
    }

    LineString line(Coordinate start, int vertices) {
        Coordinate[] way = new Coordinate[vertices];
        for (int i = 0; i < vertices; i++) {
            way[i] = new Coordinate(start.x + i * 0.01 + digits(0.009), start.y + digits(0.1));
        }
        return FACTORY.createLineString(way);
    }

    /** A star around its centre, of radius 0.1 degrees at most, with small holes near the middle. */
    Polygon area(Coordinate centre, int vertices, int holes) {
        LinearRing[] inside = IntStream.range(0, holes)
                .mapToObj(i ->
                        ring(new Coordinate(centre.x + (i - 0.5) * 0.02, centre.y), 0.003, 3 + random.nextInt(6)))
                .toArray(LinearRing[]::new);
        return FACTORY.createPolygon(ring(centre, 0.06, vertices), inside);
    }

    LinearRing ring(Coordinate centre, double radius, int vertices) {
        Coordinate[] way = new Coordinate[vertices + 1];
        for (int i = 0; i < vertices; i++) {
            double angle = 2 * Math.PI * (i + random.nextDouble() * 0.8) / vertices;
            double reach = radius * (1 + random.nextDouble() * 0.6);
            way[i] = rounded(centre.x + reach * Math.cos(angle), centre.y + reach * Math.sin(angle));
        }
        way[vertices] = way[0].copy();
        return FACTORY.createLinearRing(way);
    }

    /** What an editor may do in one sitting: 0 to 4 changes, which may leave the shape invalid. */
    Geometry edited(Geometry shape) {
        List<Geometry> parts = new ArrayList<>(Parts.of(shape));
        for (int i = random.nextInt(5); i > 0; i--) {
            int at = random.nextInt(parts.size());
            switch (random.nextInt(6)) {
                case 0 -> parts.add(moved(parts.get(at), 2 + random.nextInt(3)));
                case 1 -> {
                    if (parts.size() > 1) {
                        parts.remove(at);
                    }
                }
                default -> parts.set(at, reshaped(parts.get(at)));
            }
        }
        return parts.size() == 1 && random.nextBoolean() ? parts.getFirst() : Parts.several(parts, FACTORY);
    }

    /** The same shape, written otherwise: parts in another order, rings from elsewhere, either way round. */
    Geometry rewritten(Geometry shape) {
        List<Geometry> parts = new ArrayList<>(Parts.of(shape));
        Collections.shuffle(parts, random);
        parts.replaceAll(this::rewrittenPart);
        return shape.getNumGeometries() == 1
                        && shape.getClass() == Parts.of(shape).getFirst().getClass()
                ? parts.getFirst()
                : Parts.several(parts, FACTORY);
    }

    private Geometry rewrittenPart(Geometry part) {
        return switch (part) {
            case Polygon area -> {
                List<LinearRing> holes = new ArrayList<>(Parts.holes(area));
                Collections.shuffle(holes, random);
                holes.replaceAll(this::rewritten);
                yield FACTORY.createPolygon(rewritten(area.getExteriorRing()), holes.toArray(LinearRing[]::new));
            }
            case LineString line -> random.nextBoolean() ? line.reverse() : line;
            default -> part;
        };
    }

    LinearRing rewritten(LinearRing ring) {
        Path path = Path.of(ring).from(random.nextInt(ring.getNumPoints() - 1));
        return FACTORY.createLinearRing((random.nextBoolean() ? path.reversed() : path).coordinates());
    }

    private Geometry reshaped(Geometry part) {
        return switch (part) {
            case Polygon area -> {
                List<LinearRing> holes = new ArrayList<>(Parts.holes(area));
                int way = random.nextInt(6);
                if (way == 0 && !holes.isEmpty()) {
                    holes.remove(random.nextInt(holes.size()));
                } else if (way == 1) {
                    Coordinate centre = area.getEnvelopeInternal().centre();
                    holes.add(ring(new Coordinate(centre.x, centre.y + 0.02), 0.002, 4));
                } else if (way == 2 && !holes.isEmpty()) {
                    holes.set(
                            0,
                            FACTORY.createLinearRing(
                                    reshaped(Path.of(holes.getFirst())).coordinates()));
                }
                LinearRing shell = area.getExteriorRing();
                yield FACTORY.createPolygon(
                        way > 2
                                ? FACTORY.createLinearRing(
                                        reshaped(Path.of(shell)).coordinates())
                                : shell,
                        holes.toArray(LinearRing[]::new));
            }
            case LineString line ->
                FACTORY.createLineString(reshaped(Path.of(line)).coordinates());
            case Point point -> FACTORY.createPoint(nudged(point.getCoordinate()));
            default -> throw new IllegalArgumentException(part.getGeometryType());
        };
    }

    private Path reshaped(Path path) {
        List<Coordinate> vertices = new ArrayList<>(path.vertices());
        int at = random.nextInt(vertices.size());
        switch (random.nextInt(4)) {
            case 0 -> vertices.add(at, nudged(vertices.get(at)));
            case 1 -> {
                if (vertices.size() > 3) {
                    vertices.remove(at);
                }
            }
            default -> vertices.set(at, nudged(vertices.get(at)));
        }
        return Path.of(vertices, path.closed());
    }

    private Geometry moved(Geometry part, double degrees) {
        Geometry copy = part.copy();
        double aside = digits(0.1);
        copy.apply((org.locationtech.jts.geom.CoordinateFilter) c -> {
            c.setX(c.x + degrees + aside);
            c.setY(c.y + aside);
        });
        copy.geometryChanged();
        return copy;
    }

    Coordinate nudged(Coordinate position) {
        return rounded(position.x + digits(0.004) - 0.002, position.y + digits(0.004) - 0.002);
    }

    private double digits(double width) {
        return Math.round(random.nextDouble() * width * 1e6) / 1e6;
    }

    private static Coordinate rounded(double x, double y) {
        return new Coordinate(Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6);
    }
}
