package huella.editing;

import huella.geo.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Whether a shape lies where its fields say: in its comunas, and on land. */
final class PlaceChecks {

    /** How far a shape may stick out of its comunas: 1.5 km, the slack of the generalised outlines. */
    private static final double TOLERANCE_DEGREES = 0.015;

    /** The coast is generalised as well: less than this part of a shape in the sea is not worth a word. */
    private static final double SEA_TOLERANCE = 0.1;

    private final Geometry shape;
    private final PreparedGeometry prepared;
    private final Optional<Geometry> sea;
    private final List<Finding> findings = new ArrayList<>();

    private PlaceChecks(Geometry shape, Surroundings around) {
        this.shape = shape;
        this.prepared = PreparedGeometryFactory.prepare(shape);
        this.sea = around.sea().isEmpty() ? Optional.empty() : Optional.of(UnaryUnionOp.union(around.sea()));
    }

    static List<Finding> of(Content content, Geometry shape, Surroundings around) {
        PlaceChecks checks = new PlaceChecks(shape, around);
        checks.checkComunas(content, around);
        checks.checkSea();
        return checks.findings;
    }

    private void checkComunas(Content content, Surroundings around) {
        List<String> codes = list(content, Attribute.COMUNAS_CODIGOS);
        List<Geometry> outlines = codes.stream()
                .map(around.comunas()::get)
                .filter(Objects::nonNull)
                .toList();
        if (outlines.isEmpty()) {
            return; // no comuna, or none that exists: said of the field
        }
        List<String> untouched = codes.stream()
                .filter(code -> around.comunas().containsKey(code)
                        && !reaches(around.comunas().get(code)))
                .toList();
        boolean none = untouched.size() == outlines.size();
        boolean goesOutside = !list(content, Attribute.COMUNAS_FUERA).isEmpty();
        if (none && !goesOutside) {
            findings.add(Finding.block(
                            Check.OUTSIDE_COMUNAS,
                            "La forma no toca ninguna de sus comunas (" + String.join(", ", untouched)
                                    + "). Corrija las comunas o mueva la forma.",
                            "The shape touches none of its comunas (" + String.join(", ", untouched)
                                    + "). Correct the comunas or move the shape.")
                    .in(Attribute.COMUNAS_CODIGOS)
                    .at(shape));
            return;
        }
        for (String code : untouched) {
            findings.add(Finding.warn(
                            Check.COMUNA_NOT_TOUCHED,
                            "La forma no toca la comuna " + code + ". Quítela de la lista o extienda la forma.",
                            "The shape does not touch the comuna " + code
                                    + ". Remove it from the list or extend the shape.")
                    .in(Attribute.COMUNAS_CODIGOS));
        }
        if (!goesOutside) {
            checkInside(outlines);
        }
    }

    private boolean reaches(Geometry outline) {
        return prepared.intersects(outline)
                || new IndexedFacetDistance(outline).isWithinDistance(shape, TOLERANCE_DEGREES);
    }

    /** The sea belongs to no comuna: what lies there is told as such, once. */
    private void checkInside(List<Geometry> outlines) {
        List<Geometry> grounds = new ArrayList<>(outlines);
        Geometry allowed = UnaryUnionOp.union(grounds).buffer(TOLERANCE_DEGREES);
        if (PreparedGeometryFactory.prepare(allowed).covers(shape)) {
            return;
        }
        if (!Effort.isSmall(shape, allowed) || sea.isPresent() && !Effort.isSmall(shape, sea.get())) {
            findings.add(notCompared("con sus comunas", "with its comunas"));
            return;
        }
        Geometry outside = OverlayNGRobust.overlay(shape, allowed, OverlayNG.DIFFERENCE);
        if (sea.isPresent()) {
            outside = OverlayNGRobust.overlay(outside, sea.get(), OverlayNG.DIFFERENCE);
        }
        if (!outside.isEmpty()) {
            findings.add(Finding.warn(
                            Check.OUTSIDE_COMUNAS,
                            "La forma sale de sus comunas por más de 1,5 km en el lugar marcado. Agregue la comuna que falta o corrija la forma.",
                            "The shape leaves its comunas by more than 1.5 km at the marked place. Add the comuna that is missing or correct the shape.")
                    .in(Attribute.COMUNAS_CODIGOS)
                    .at(outside));
        }
    }

    private void checkSea() {
        if (sea.isEmpty() || !prepared.intersects(sea.get())) {
            return;
        }
        if (!Effort.isSmall(shape, sea.get())) {
            findings.add(notCompared("con la costa", "with the coast"));
            return;
        }
        Geometry wet = OverlayNGRobust.overlay(shape, sea.get(), OverlayNG.INTERSECTION);
        double part = wet.getDimension() < shape.getDimension() ? 0 : size(wet) / size(shape);
        if (part > SEA_TOLERANCE) {
            long percent = Math.round(100 * part);
            findings.add(Finding.warn(
                            Check.IN_THE_SEA,
                            "El " + percent
                                    + " % de la forma queda en el mar. Si la obra no está en el mar, corrija la forma.",
                            percent
                                    + " % of the shape lies in the sea. If the work is not in the sea, correct the shape.")
                    .at(wet));
        }
    }

    private static Finding notCompared(String es, String en) {
        return Finding.warn(
                Check.NOT_COMPARED,
                "La forma es demasiado intrincada para compararla " + es + ". Simplifíquela.",
                "The shape is too intricate to be compared " + en + ". Simplify it.");
    }

    /** In the unit of its dimension: points, metres or square metres. */
    private static double size(Geometry shape) {
        return switch (shape.getDimension()) {
            case 0 -> shape.getNumPoints();
            case 1 -> Measures.lengthM(shape);
            default -> Measures.areaM2(shape);
        };
    }

    private static List<String> list(Content content, Attribute attribute) {
        return content.value(attribute)
                .filter(List.class::isInstance)
                .map(value -> ((List<?>) value).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }
}
