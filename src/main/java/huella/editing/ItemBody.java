package huella.editing;

import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.geo.Crs;
import huella.geo.Reprojection;
import huella.http.Body;
import huella.model.Rejected;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature as another program sends it (OGC 20-002r1): it brings everything back that it was given, also what it
 * cannot change. What nobody can set, such as the name of a theme, is passed over; what does not exist is refused.
 *
 * @param version that the sender saw, as its property says
 * @param changes what it says of the attributes; those it does not name stay
 */
record ItemBody(
        Optional<String> code, Optional<Integer> version, Map<Attribute, Object> changes, Optional<Geometry> shape) {

    /**
     * Reads a GeoJSON feature, or the part of one (RFC 7396).
     *
     * @param contentCrs the header {@code Content-Crs}: in what its coordinates count; null is CRS84
     * @throws Rejected (422) naming every field that cannot be
     */
    static ItemBody of(Body body, String contentCrs) {
        Optional<Body> properties = body.object("properties");
        Map<Attribute, Object> changes = new EnumMap<>(Attribute.class);
        properties.ifPresent(given -> changes.putAll(Values.read(given.without(readOnly()))));
        return new ItemBody(
                properties.flatMap(given -> given.text("codigo", 10)).or(() -> body.text("id", 10)),
                properties.flatMap(given -> given.integer("version")),
                changes,
                body.find("geometry").map(node -> inDegrees(Shape.read("geometry", node), contentCrs)));
    }

    /** The same as what a draft already does to the initiative, and this on top of it. */
    Proposal onTopOf(Optional<Proposal> before, Proposal fresh) {
        if (before.isEmpty()) {
            return fresh;
        }
        Proposal earlier = before.get();
        if (!earlier.base().equals(fresh.base())) {
            throw Rejected.conflict("Su borrador ya cambia " + fresh.code()
                    + " sobre otra versión. Ábralo en /editor, júntelo con lo vigente y siga desde ahí.");
        }
        Map<Attribute, Object> all = earlier.changes();
        all.putAll(changes);
        return Proposal.of(
                fresh.code(),
                fresh.base(),
                all,
                shape.or(earlier::shape),
                fresh.retireReason().or(earlier::retireReason));
    }

    private static Geometry inDegrees(Geometry given, String contentCrs) {
        Crs crs = contentCrs == null
                ? Crs.CRS84
                : Crs.parse("Content-Crs", contentCrs.strip().replaceAll("^<|>$", ""));
        return Reprojection.of(crs).toCrs84(given);
    }

    private static List<String> readOnly() {
        return FeatureType.INITIATIVE.fields().stream()
                .filter(field -> !field.receivable())
                .map(Field::column)
                .toList();
    }
}
