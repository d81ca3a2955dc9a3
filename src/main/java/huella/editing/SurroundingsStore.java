package huella.editing;

import huella.catalogue.CatalogueStore;
import huella.catalogue.Vocabularies;
import huella.editing.Surroundings.Neighbour;
import huella.model.Footprint;
import huella.model.Term;
import huella.store.Database;
import huella.store.Geometries;
import huella.store.Sql;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Reads what a proposal is compared with. Of the proposal itself the database sees a box and a name, never its shape:
 * topology on a shape that was not checked can take the whole cluster down.
 */
public final class SurroundingsStore {

    private final Database database;
    private Fixed fixed;

    /** What only changes with {@code geodata/}, which is loaded at the start. */
    private record Fixed(
            Map<Attribute, Set<String>> codes,
            Set<String> exactPrecisions,
            Map<String, Geometry> comunas,
            List<Geometry> sea) {}

    public SurroundingsStore(Database database) {
        this.database = database;
    }

    /** @param code of the initiative that is proposed, which is not its own neighbour */
    Surroundings get(String code, Content proposed) {
        Fixed all = fixed();
        return new Surroundings(
                all.codes(), all.exactPrecisions(), all.comunas(), all.sea(), listNeighbours(code, proposed));
    }

    private List<Neighbour> listNeighbours(String code, Content proposed) {
        Optional<Envelope> box = proposed.shape()
                .filter(shape -> !shape.isEmpty())
                .map(Geometry::getEnvelopeInternal)
                .filter(Footprint.BOX::contains);
        String name = proposed.value(Attribute.NOMBRE)
                .map(Object::toString)
                .filter(text -> text.indexOf('\0') < 0)
                .orElse("");
        return database.read(handle -> handle.createQuery(Sql.of(SurroundingsStore.class, "neighbours"))
                .bind("code", code)
                .bind("name", name)
                .bind("west", box.map(Envelope::getMinX).orElse(null))
                .bind("south", box.map(Envelope::getMinY).orElse(null))
                .bind("east", box.map(Envelope::getMaxX).orElse(null))
                .bind("north", box.map(Envelope::getMaxY).orElse(null))
                .map((row, context) -> new Neighbour(
                        row.getString("codigo"),
                        row.getString("nombre"),
                        row.getString("precision"),
                        Geometries.fromSql(row, "geom")))
                .list());
    }

    private synchronized Fixed fixed() {
        if (fixed == null) {
            Map<String, Geometry> comunas = comunas();
            fixed = new Fixed(codes(comunas.keySet()), exactPrecisions(), comunas, sea());
        }
        return fixed;
    }

    private Map<Attribute, Set<String>> codes(Set<String> comunas) {
        Vocabularies vocabularies = new CatalogueStore(database).getVocabularies();
        Map<Attribute, Set<String>> codes = new EnumMap<>(Attribute.class);
        for (Vocabularies.Name name : Vocabularies.Name.values()) {
            codes.put(
                    attribute(name),
                    vocabularies.terms(name).stream().map(Term::code).collect(Collectors.toSet()));
        }
        codes.put(Attribute.COMUNAS_CODIGOS, comunas);
        return codes;
    }

    private static Attribute attribute(Vocabularies.Name name) {
        return switch (name) {
            case LAYER -> Attribute.CAPA;
            case TERRITORY -> Attribute.TERRITORIO;
            case OBJECTIVE -> Attribute.OBJETIVOS;
            case THEME -> Attribute.TEMA;
            case RESPONSIBLE -> Attribute.RESPONSABLE;
            case HORIZON -> Attribute.HORIZONTE;
            case LOCATION_PRECISION -> Attribute.PRECISION;
        };
    }

    private Set<String> exactPrecisions() {
        return database.read(handle -> handle.createQuery(Sql.of(SurroundingsStore.class, "exact_precisions"))
                .mapTo(String.class)
                .set());
    }

    private Map<String, Geometry> comunas() {
        Map<String, Geometry> comunas = new TreeMap<>();
        database.read(handle -> handle.createQuery(Sql.of(SurroundingsStore.class, "comunas"))
                .map((row, context) -> comunas.put(row.getString("code"), Geometries.fromSql(row, "geom")))
                .list());
        return comunas;
    }

    private List<Geometry> sea() {
        return database.read(handle -> handle.createQuery(Sql.of(SurroundingsStore.class, "sea"))
                .map((row, context) -> Geometries.fromSql(row, "geom"))
                .list());
    }
}
