package huella.features;

import huella.catalogue.Feature;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.geo.Crs;
import huella.geo.Reprojection;
import huella.http.Parameter;
import huella.http.Params;
import huella.model.Rejected;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * What of a feature is shown, and in which coordinate system.
 *
 * @param geometry whether the footprint is asked for
 */
record Shown(Reprojection crs, Set<Field> fields, boolean geometry) {

    private static final String PROPERTIES = "properties";
    private static final String SKIP_GEOMETRY = "skipGeometry";

    static List<Parameter> parameters(FeatureType type) {
        return List.of(
                Parameter.choice(
                        "crs",
                        "Sistema de coordenadas de la respuesta; sin él, CRS84 (longitud, latitud)",
                        Arrays.stream(Crs.values()).map(Crs::uri).toList()),
                Parameter.list(PROPERTIES, "Campos que se quieren; sin él, todos", names(type)),
                Parameter.of(SKIP_GEOMETRY, "true: sin la huella, sólo los campos", "boolean"));
    }

    /**
     * Reads {@code crs}; {@code properties}, names of fields separated by commas; and {@code skipGeometry}.
     *
     * @throws Rejected naming the parameter, with the values that exist
     */
    static Shown of(Params params, FeatureType type) {
        Crs crs = params.text("crs").map(text -> Crs.parse("crs", text)).orElse(Crs.CRS84);
        List<String> names = params.list(PROPERTIES);
        Set<Field> fields = names.isEmpty() ? type.fields() : EnumSet.noneOf(Field.class);
        for (String name : names) {
            fields.add(type.field(name)
                    .orElseThrow(() -> Rejected.parameter(
                            PROPERTIES,
                            "Un campo no existe. Los campos son: " + String.join(", ", names(type)) + ".")));
        }
        return new Shown(Reprojection.of(crs), fields, !params.flag(SKIP_GEOMETRY));
    }

    private static List<String> names(FeatureType type) {
        return type.fields().stream().map(Field::column).toList();
    }

    /** The value of {@code Content-Crs}: a URI in angle brackets (OGC 18-058r1 §7.3). */
    String header() {
        return "<" + crs.crs().uri() + ">";
    }

    /** The geometry as it is written; null when it was not asked for. */
    Geometry geometry(Feature feature) {
        return geometry ? crs.written(feature.geometry()) : null;
    }
}
