package huella.editing;

import huella.geo.Measures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/**
 * What is odd about a valid shape by itself: parts so thin or short that nobody meant to draw them, a route in pieces
 * that do not meet, an area that the texts state differently.
 */
final class DetailChecks {

    /** Mean width in metres below which an area, and length below which a line, is taken for a slip. */
    private static final double THINNEST_M = 2;

    /** Findings of one kind; the author mends these and sees the rest. */
    private static final int MOST = 20;

    /** Stated and drawn area may differ by this part of the stated one. */
    private static final double AREA_TOLERANCE = 0.1;

    private DetailChecks() {}

    static List<Finding> of(Content content, Geometry shape, Surroundings around) {
        List<Finding> findings = new ArrayList<>(slivers(shape));
        findings.addAll(RouteGaps.of(shape).stream().limit(MOST).toList());
        declaredArea(content, shape, around).ifPresent(findings::add);
        return findings;
    }

    private static List<Finding> slivers(Geometry shape) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < shape.getNumGeometries() && findings.size() < MOST; i++) {
            switch (shape.getGeometryN(i)) {
                case Polygon part -> {
                    sliver(part.getFactory().createPolygon(part.getExteriorRing()), "Una parte", "A part")
                            .ifPresent(findings::add);
                    for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                        sliver(part.getFactory().createPolygon(part.getInteriorRingN(hole)), "Un agujero", "A hole")
                                .ifPresent(findings::add);
                    }
                }
                case LineString part
                when Measures.lengthM(part) < THINNEST_M ->
                    findings.add(Finding.warn(
                                    Check.SLIVER,
                                    "Una parte de la línea mide menos de 2 m. Si quedó por descuido, bórrela.",
                                    "A part of the line is shorter than 2 m. If it was left by accident, delete it.")
                            .at(part));
                default -> {}
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    /** Twice the area over the outline is the mean width of anything long and thin. */
    private static Optional<Finding> sliver(Polygon part, String es, String en) {
        double width = 2 * Measures.areaM2(part) / Measures.lengthM(part);
        if (width >= THINNEST_M) {
            return Optional.empty();
        }
        return Optional.of(Finding.warn(
                        Check.SLIVER,
                        es
                                + " es una astilla: mide menos de 2 m de ancho. Si quedó por descuido, bórrela o ajústela al borde vecino.",
                        en
                                + " is a sliver: it is less than 2 m wide. If it was left by accident, delete it or snap it to the neighbouring edge.")
                .at(part));
    }

    /**
     * An area that the texts state as the footprint's own. Any number of hectares counts where the place is claimed to
     * be exact; elsewhere, where outlines are drawn wide on purpose, only one that is called its area.
     */
    private static Optional<Finding> declaredArea(Content content, Geometry shape, Surroundings around) {
        double drawn = Measures.areaM2(shape);
        boolean exact = content.value(Attribute.PRECISION)
                .filter(code -> around.exactPrecisions().contains(code))
                .isPresent();
        if (drawn == 0) {
            return Optional.empty();
        }
        for (Attribute attribute : List.of(Attribute.NOMBRE, Attribute.NOTA, Attribute.SUSTENTO)) {
            List<DeclaredArea> declared =
                    content
                            .value(attribute)
                            .map(text -> DeclaredArea.findAll(text.toString()))
                            .orElse(List.of())
                            .stream()
                            .filter(area -> exact || area.ofTheShape())
                            .toList();
            boolean agrees =
                    declared.stream().anyMatch(area -> Math.abs(area.m2() - drawn) <= AREA_TOLERANCE * area.m2());
            if (!declared.isEmpty() && !agrees) {
                return Optional.of(differing(declared.getFirst(), drawn).in(attribute));
            }
        }
        return Optional.empty();
    }

    private static Finding differing(DeclaredArea declared, double drawnM2) {
        return Finding.warn(
                Check.DECLARED_AREA,
                "El texto dice " + declared.text() + " y lo dibujado mide " + hectares(drawnM2, Locale.of("es", "CL"))
                        + ". Corrija el dibujo o la cifra, si se refieren a lo mismo.",
                "The text says " + declared.text() + " and what is drawn measures " + hectares(drawnM2, Locale.ENGLISH)
                        + ". Correct the drawing or the figure, if they mean the same.");
    }

    /** With two digits after the point up to 10 ha, none above; one hectare has 10,000 m². */
    static String hectares(double m2, Locale locale) {
        double ha = m2 / 10_000;
        return String.format(locale, ha < 10 ? "%.2f ha" : "%,.0f ha", ha);
    }
}
