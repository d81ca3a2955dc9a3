package huella.imports;

import huella.editing.GeometryOperations;
import huella.model.Footprint;
import huella.model.Rejected;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Makes one footprint of several shapes of one kind. Points and lines stand beside each other as they are. So do areas
 * that cannot meet; others are united by a geometry worker, as many at a time as one takes.
 */
final class Uniting {

    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    /** What unites areas that meet; {@link GeometryOperations#merge} but in tests. */
    interface Merging {
        Geometry merge(List<Geometry> areas);
    }

    private static final Duration MOST = Duration.ofSeconds(20);

    private final Merging merging;

    Uniting(Merging merging) {
        this.merging = merging;
    }

    static Uniting by(GeometryOperations operations) {
        return new Uniting(areas -> operations.merge(areas).shape());
    }

    /**
     * For one acceptance: all it unites may together take twenty seconds.
     *
     * @param nanos a clock, in nanoseconds from anywhere
     */
    Uniting inTime(LongSupplier nanos) {
        long start = nanos.getAsLong();
        return new Uniting(areas -> {
            if (nanos.getAsLong() - start > MOST.toNanos()) {
                throw Rejected.conflict("Unir las áreas que van a una misma iniciativa tomó más de " + MOST.toSeconds()
                        + " segundos. Simplifíquelas, o acepte menos objetos de una vez.");
            }
            return merging.merge(areas);
        });
    }

    /**
     * @param shapes of one kind, valid, longitude/latitude; at least one
     * @throws Rejected (409) when the footprint would have more vertices than one may
     */
    Geometry of(List<Geometry> shapes) {
        if (shapes.size() == 1) {
            return shapes.getFirst();
        }
        return shapes.getFirst().getDimension() == 2 && anyMeet(shapes) ? merged(shapes) : beside(shapes);
    }

    private Geometry merged(List<Geometry> areas) {
        List<Geometry> chunk = new ArrayList<>();
        int vertices = 0;
        for (Geometry area : areas) {
            if (vertices + area.getNumPoints() > Footprint.MAX_VERTICES && chunk.size() > 1) {
                Geometry one = merging.merge(chunk);
                chunk.clear();
                chunk.add(one);
                vertices = one.getNumPoints();
            }
            chunk.add(area);
            vertices += area.getNumPoints();
            require(vertices);
        }
        return chunk.size() == 1 ? chunk.getFirst() : merging.merge(chunk);
    }

    private static Geometry beside(List<Geometry> shapes) {
        List<Geometry> parts = new ArrayList<>();
        for (Geometry shape : shapes) {
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                parts.add(shape.getGeometryN(i));
            }
        }
        Geometry all = switch (shapes.getFirst().getDimension()) {
            case 0 -> FACTORY.createMultiPoint(parts.stream().distinct().toArray(Point[]::new));
            case 1 -> FACTORY.createMultiLineString(parts.toArray(LineString[]::new));
            default -> FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        };
        require(all.getNumPoints());
        return all;
    }

    private static void require(int vertices) {
        if (vertices > Footprint.MAX_VERTICES) {
            throw Rejected.conflict("Los objetos que van a una misma iniciativa tendrían juntos " + vertices
                    + " vértices; el máximo es " + Footprint.MAX_VERTICES
                    + ". Simplifíquelos, o repártalos en varias iniciativas.");
        }
    }

    /** By their boxes: two that do not touch are certainly apart. */
    private static boolean anyMeet(List<Geometry> areas) {
        for (int i = 0; i < areas.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (areas.get(i).getEnvelopeInternal().intersects(areas.get(j).getEnvelopeInternal())) {
                    return true;
                }
            }
        }
        return false;
    }
}
