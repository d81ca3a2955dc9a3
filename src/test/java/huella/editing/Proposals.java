package huella.editing;

import huella.editing.Surroundings.Neighbour;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** A proposal with nothing wrong, in a small country of two comunas and a sea: tests change one thing of it. */
final class Proposals {

    /** East of it Calama, west of it Tocopilla; the sea begins at −70.2. */
    static final String SQUARE = "POLYGON ((-68.95 -22.5, -68.9 -22.5, -68.9 -22.45, -68.95 -22.45, -68.95 -22.5))";

    private Proposals() {}

    static Content good() {
        Map<Attribute, Object> values = new EnumMap<>(Attribute.class);
        values.put(Attribute.NOMBRE, "Parque Los Yacimientos");
        values.put(Attribute.NOMBRE_EN, "Los Yacimientos park");
        values.put(Attribute.CAPA, "calama");
        values.put(Attribute.TERRITORIO, "calama");
        values.put(Attribute.TEMA, "espacio_publico");
        values.put(Attribute.OBJETIVOS, List.of("OE1", "OE2"));
        values.put(Attribute.RESPONSABLE, "regional");
        values.put(Attribute.HORIZONTE, "mediano_plazo_2035");
        values.put(Attribute.ASTERISCO, false);
        values.put(Attribute.ETIQUETAS, List.of());
        values.put(Attribute.COMUNAS_CODIGOS, List.of("02201"));
        values.put(Attribute.COMUNAS_FUERA, List.of());
        values.put(Attribute.FUENTE_LISTA, "Iniciativas de Calama");
        values.put(Attribute.FUENTE_NUMERO, 4);
        values.put(Attribute.FUENTE_NOMBRE, "Construcción Parque Los Yacimientos, Calama");
        values.put(Attribute.CORRECCIONES, List.of());
        values.put(Attribute.PRECISION, "sector");
        values.put(Attribute.SUPUESTA, false);
        values.put(Attribute.SUSTENTO, "Sector norte de la ciudad.");
        values.put(Attribute.SUSTENTO_EN, "North of the city.");
        return new Content(values, Optional.of(read(SQUARE)), false);
    }

    static Content shaped(String wkt) {
        return good().with(read(wkt));
    }

    static Content saying(Attribute attribute, Object value) {
        Map<Attribute, Object> change = new EnumMap<>(Attribute.class);
        change.put(attribute, value);
        return good().with(change);
    }

    static Surroundings around(Neighbour... neighbours) {
        return new Surroundings(
                Map.of(
                        Attribute.CAPA, Set.of("calama", "tocopilla"),
                        Attribute.TERRITORIO, Set.of("calama", "tocopilla"),
                        Attribute.TEMA, Set.of("espacio_publico", "rutas"),
                        Attribute.OBJETIVOS, Set.of("OE1", "OE2", "OE3", "OE4", "OE5", "OE6"),
                        Attribute.RESPONSABLE, Set.of("regional", "gobierno"),
                        Attribute.HORIZONTE, Set.of("mediano_plazo_2035"),
                        Attribute.PRECISION, Set.of("lugar_exacto", "calle", "sector", "ciudad", "region"),
                        Attribute.COMUNAS_CODIGOS, Set.of("02201", "02301")),
                Set.of("lugar_exacto"),
                Map.of(
                        "02201", read("POLYGON ((-69.5 -24, -67 -24, -67 -21, -69.5 -21, -69.5 -24))"),
                        "02301", read("POLYGON ((-70.2 -24, -69.5 -24, -69.5 -21, -70.2 -21, -70.2 -24))")),
                List.of(read("POLYGON ((-73 -25, -70.2 -25, -70.2 -20, -73 -20, -73 -25))")),
                List.of(neighbours));
    }

    static Neighbour neighbour(String precision, String wkt) {
        return new Neighbour("CAL-05", "Centro recreacional", precision, read(wkt));
    }

    static Geometry read(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }
}
