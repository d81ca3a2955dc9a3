package huella.editing;

import huella.geo.Crs;
import huella.geo.Reprojection;
import huella.model.Footprint;
import huella.model.Problem;
import huella.model.Rejected;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/**
 * What a planner can have done to a shape: split, merge, buffer, simplify, repair. Done in processes of their own
 * ({@link Workers}) within a limit of vertices, time and memory, so a shape that was made to be hard stops nobody else.
 *
 * <p>Shapes are longitude/latitude WGS 84 on both sides; results are valid and have at most seven decimals. Metres
 * count in UTM zone 19 south (EPSG:32719), where within the region a metre is one to less than one in a thousand.
 */
public final class GeometryOperations implements Repairs, AutoCloseable {

    /** The environment variable of the time limit. */
    public static final String SECONDS = "HUELLA_MAX_GEOMETRY_SECONDS";

    public static final int DEFAULT_SECONDS = 5;

    /** Wider than the region is long; beyond it nobody plans. */
    private static final double MOST_METRES = 50_000;

    /** A repair that nobody asked for is tried on shapes up to this size; the worst of them takes half a second. */
    private static final int MOST_PROPOSED = 300;

    private final Workers workers;
    private final Duration proposing;

    public GeometryOperations(Duration limit) {
        this.workers = new Workers(limit);
        this.proposing = Duration.ofMillis(limit.toMillis() / 2);
    }

    /**
     * What came out.
     *
     * @param shape as one; what was split stands a few centimetres apart along the cut, since the parts of one area may
     *     not share an edge
     * @param pieces of what was split, which do share it; of everything else the shape itself
     * @param before vertices that went in
     */
    public record Redrawn(Geometry shape, List<Geometry> pieces, int before) {
        private static Redrawn of(List<Geometry> before, Geometry after) {
            return new Redrawn(after, List.of(after), vertices(before));
        }
    }

    /** @throws Rejected (422) when the knife does not go through, and as all operations do */
    public Redrawn split(Geometry shape, LineString knife) {
        require("geometria", List.of(shape));
        require("cuchillo", List.of(knife));
        List<Geometry> answer =
                workers.run(worker -> worker.ask(new Frames.Request(Operation.SPLIT, 0, List.of(shape, knife))));
        return new Redrawn(answer.getFirst(), answer.subList(1, answer.size()), shape.getNumPoints());
    }

    /** Areas that meet become one, lines are joined at their ends. */
    public Redrawn merge(List<Geometry> shapes) {
        if (shapes.isEmpty()) {
            throw Rejected.field("geometrias", "Falta qué unir. Envíe al menos una forma con varias partes, o dos.");
        }
        require("geometrias", shapes);
        return Redrawn.of(shapes, one(Operation.MERGE, shapes));
    }

    /** Everything within a distance; a negative one shrinks an area. */
    public Redrawn buffer(Geometry shape, double metres) {
        require("geometria", List.of(shape));
        if (!(Math.abs(metres) <= MOST_METRES) || metres == 0) {
            throw Rejected.field("metros", "Debe ser una distancia de hasta 50.000 m y distinta de cero.");
        }
        if (metres < 0 && shape.getDimension() < 2) {
            throw Rejected.field("metros", "Sólo un polígono se puede achicar. Use una distancia positiva.");
        }
        return inMetres(Operation.BUFFER, shape, metres);
    }

    /** With fewer vertices, nowhere further than a distance from what it was. */
    public Redrawn simplify(Geometry shape, double metres) {
        require("geometria", List.of(shape));
        if (!(metres > 0 && metres <= MOST_METRES)) {
            throw Rejected.field("metros", "Debe ser una distancia mayor que cero y de hasta 50.000 m.");
        }
        return inMetres(Operation.SIMPLIFY, shape, metres);
    }

    /** A valid shape that covers the same ground. */
    public Redrawn repair(Geometry shape) {
        require("geometria", List.of(shape));
        return Redrawn.of(List.of(shape), one(Operation.REPAIR, List.of(shape)));
    }

    private Geometry one(Operation operation, List<Geometry> shapes) {
        return workers.run(worker -> worker.ask(new Frames.Request(operation, 0, shapes)))
                .getFirst();
    }

    /** Only for shapes that are quick to mend, and only when a worker is free: nobody asked for it yet. */
    @Override
    public Optional<Geometry> valid(Geometry invalid) {
        if (invalid.getNumPoints() > MOST_PROPOSED) {
            return Optional.empty();
        }
        return workers.tryRun(
                        worker -> worker.ask(new Frames.Request(Operation.REPAIR, 0, List.of(invalid))), proposing)
                .map(List::getFirst);
    }

    @Override
    public Optional<Geometry> fromMetres(Geometry utm19s) {
        try {
            return Optional.of(utm().toCrs84(utm19s))
                    .filter(shape -> Footprint.BOX.contains(shape.getEnvelopeInternal()));
        } catch (Rejected outOfReach) {
            return Optional.empty();
        }
    }

    private Redrawn inMetres(Operation operation, Geometry shape, double metres) {
        Geometry here = utm().fromCrs84(shape);
        List<Geometry> result = workers.run(worker -> {
            Geometry moved = worker.ask(new Frames.Request(operation, metres, List.of(here)))
                    .getFirst();
            return worker.ask(new Frames.Request(Operation.ROUND, 0, List.of(back(moved))));
        });
        return Redrawn.of(List.of(shape), result.getFirst());
    }

    private Geometry back(Geometry inMetres) {
        return fromMetres(inMetres)
                .orElseThrow(() ->
                        Rejected.field("metros", "El resultado saldría del norte de Chile. Use una distancia menor."));
    }

    private Reprojection utm() {
        return Reprojection.of(Crs.UTM_19S);
    }

    /** What a worker need not see to refuse it. */
    private static void require(String field, List<Geometry> shapes) {
        if (vertices(shapes) > Footprint.MAX_VERTICES) {
            throw Rejected.field(
                    field,
                    "Hay " + vertices(shapes) + " vértices; el máximo es " + Footprint.MAX_VERTICES
                            + ". Simplifique la forma o trabaje por partes.");
        }
        for (Geometry shape : shapes) {
            ShapeChecks.cheap(shape).ifPresent(finding -> {
                throw new Rejected(new Problem.BadInput(
                        List.of(new Problem.FieldFinding(field, finding.text().es()))));
            });
        }
    }

    private static int vertices(List<Geometry> shapes) {
        return shapes.stream().mapToInt(Geometry::getNumPoints).sum();
    }

    /** How many workers have something to do. */
    int busy() {
        return workers.busy();
    }

    /** The worker processes that run now. */
    List<Long> pids() {
        return workers.pids();
    }

    @Override
    public void close() {
        workers.close();
    }
}
