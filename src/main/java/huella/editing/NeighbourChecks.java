package huella.editing;

import huella.editing.Surroundings.Neighbour;
import huella.geo.Measures;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * A proposal beside the initiatives around it: drawn twice, called the same, or over each other. All of it may be
 * right, so nothing here blocks. Shapes that stand for a whole city or the region lie over each other on purpose and
 * are not compared.
 */
final class NeighbourChecks {

    /** Precisions whose shapes stand for a city or the region, not for a place. */
    private static final Set<String> WIDE = Set.of("ciudad", "region");

    /** Some 10 m: what is nowhere further apart is the same drawing. */
    private static final double SAME_DEGREES = 1e-4;

    /** Vertices of one times those of the other; two drawings of one thing that large are not looked for. */
    private static final long MOST_PAIRS = 4_000_000;

    /** An overlap of less than this part of the smaller area comes from drawing by hand. */
    private static final double OVERLAP_TOLERANCE = 0.01;

    private static final int MOST = 20;

    private NeighbourChecks() {}

    static List<Finding> of(Content content, Geometry shape, Surroundings around) {
        String name =
                content.value(Attribute.NOMBRE).map(NeighbourChecks::folded).orElse("");
        boolean wide = content.value(Attribute.PRECISION).filter(WIDE::contains).isPresent();
        List<Finding> findings = new ArrayList<>();
        for (Neighbour neighbour : around.neighbours()) {
            if (!name.isBlank() && name.equals(folded(neighbour.name()))) {
                findings.add(sameName(neighbour));
            }
            if (!wide && !WIDE.contains(neighbour.precision())) {
                if (isSame(shape, neighbour.shape())) {
                    findings.add(sameShape(neighbour));
                } else {
                    overlap(shape, neighbour).ifPresent(findings::add);
                }
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    /** Neither capitals, accents nor spaces make another name. */
    private static String folded(Object name) {
        return Normalizer.normalize(name.toString(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isSame(Geometry a, Geometry b) {
        Envelope one = a.getEnvelopeInternal();
        Envelope other = b.getEnvelopeInternal();
        return a.getDimension() == b.getDimension()
                && Math.abs(one.getMinX() - other.getMinX()) <= SAME_DEGREES
                && Math.abs(one.getMaxX() - other.getMaxX()) <= SAME_DEGREES
                && Math.abs(one.getMinY() - other.getMinY()) <= SAME_DEGREES
                && Math.abs(one.getMaxY() - other.getMaxY()) <= SAME_DEGREES
                && (long) a.getNumPoints() * b.getNumPoints() <= MOST_PAIRS
                && DiscreteHausdorffDistance.distance(a, b) <= SAME_DEGREES;
    }

    private static Optional<Finding> overlap(Geometry shape, Neighbour neighbour) {
        Geometry other = neighbour.shape();
        if (shape.getDimension() < 2
                || other.getDimension() < 2
                || !shape.getEnvelopeInternal().intersects(other.getEnvelopeInternal())) {
            return Optional.empty();
        }
        if (!Effort.isSmall(shape, other)) {
            return Optional.of(Finding.warn(
                    Check.NOT_COMPARED,
                    "La forma es demasiado intrincada para compararla con " + neighbour.shown() + ". Simplifíquela.",
                    "The shape is too intricate to be compared with " + neighbour.shown() + ". Simplify it."));
        }
        Geometry common = OverlayNGRobust.overlay(shape, other, OverlayNG.INTERSECTION);
        double commonM2 = Measures.areaM2(common);
        double part = commonM2 / Math.min(Measures.areaM2(shape), Measures.areaM2(other));
        if (part <= OVERLAP_TOLERANCE) {
            return Optional.empty();
        }
        long percent = Math.round(100 * part);
        return Optional.of(Finding.warn(
                        Check.OVERLAP,
                        "Se superpone con " + neighbour.shown() + " en "
                                + DetailChecks.hectares(commonM2, Locale.of("es", "CL")) + ", el " + percent
                                + " % de la menor de las dos. Ajuste el borde si no es a propósito.",
                        "It overlaps " + neighbour.shown() + " by "
                                + DetailChecks.hectares(commonM2, Locale.ENGLISH) + ", " + percent
                                + " % of the smaller one. Adjust the edge if that is not on purpose.")
                .at(common));
    }

    private static Finding sameName(Neighbour neighbour) {
        return Finding.warn(
                        Check.DUPLICATE,
                        "Ya hay una iniciativa con este nombre: " + neighbour.shown()
                                + ". Edite esa, o distinga los nombres.",
                        "There is an initiative of this name already: " + neighbour.shown()
                                + ". Edit that one, or tell the names apart.")
                .in(Attribute.NOMBRE)
                .at(neighbour.shape());
    }

    private static Finding sameShape(Neighbour neighbour) {
        return Finding.warn(
                        Check.DUPLICATE,
                        "La misma forma ya está publicada: " + neighbour.shown()
                                + ". Si es la misma iniciativa, edite esa en vez de crear otra.",
                        "The same shape is published already: " + neighbour.shown()
                                + ". If it is the same initiative, edit that one instead of making another.")
                .at(neighbour.shape());
    }
}
