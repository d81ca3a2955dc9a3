package huella.geodata;

import com.fasterxml.jackson.databind.JsonNode;
import huella.geo.GeoJsonGeometry;
import huella.model.Footprint;
import huella.model.Initiative;
import huella.model.Initiative.Bilingual;
import huella.model.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Reads one feature of {@code geodata/initiatives/{layer}.geojson}; the layer is the file, the code is the feature's
 * id.
 */
final class InitiativeReader {

    private static final Pattern CODE = Pattern.compile("[A-Z]{3}-[0-9]{2,4}");

    private static final Set<String> FIELDS = Set.of(
            "name_es",
            "name_en",
            "territory",
            "theme",
            "objectives",
            "responsible",
            "horizon",
            "starred",
            "source",
            "comunas",
            "comunas_outside",
            "precision",
            "assumed",
            "basis_es",
            "basis_en",
            "note_es",
            "note_en",
            "tags");

    private static final Set<String> SOURCE_FIELDS =
            Set.of("list", "number", "name", "corrections", "map", "map_number", "map_name");

    /** How far a referential footprint may stick out of its comunas: 1.5 km, the slack of the generalised outlines. */
    private static final double TOLERANCE_DEGREES = 0.015;

    /** As the table has it. */
    private static final int LONGEST_NAME = 400;

    private final Map<String, Set<String>> codes;
    private final Map<String, Geometry> comunas;
    private final Findings findings;

    InitiativeReader(Map<String, Set<String>> codes, Map<String, Geometry> comunas, Findings findings) {
        this.codes = codes;
        this.comunas = comunas;
        this.findings = findings;
    }

    /** The initiative, or empty after findings. */
    Optional<Initiative> read(String file, String layer, JsonNode node) {
        String code = node.path("id").asText();
        if (!CODE.matcher(code).matches()) {
            findings.add(file, code, "id", "el código debe ser como CAL-03: tres letras mayúsculas, guion y número");
        }
        Fields f = new Fields(node.path("properties"), file, code, findings).only(FIELDS);
        Fields source = f.object("source").only(SOURCE_FIELDS);
        Integer number = source.integer("number");
        if (number == null) {
            source.wrong("number", "falta el número en la lista");
        }
        Optional<Footprint> footprint = footprint(file, code, node.path("geometry"));
        List<String> itsComunas = f.codes("comunas", comunas.keySet());
        List<String> outside = f.list("comunas_outside");
        String territory = f.code("territory", codes.get("territories"));
        String theme = f.code("theme", codes.get("themes"));
        List<String> objectives = f.codes("objectives", codes.get("objectives"));
        String responsible = f.code("responsible", codes.get("responsibles"));
        String horizon = f.code("horizon", codes.get("horizons"));
        String precision = f.code("precision", codes.get("precisions"));
        Bilingual name = new Bilingual(f.required("name_es", LONGEST_NAME), f.required("name_en", LONGEST_NAME));
        Bilingual basis = new Bilingual(f.required("basis_es"), f.required("basis_en"));
        Bilingual note = new Bilingual(f.orEmpty("note_es"), f.orEmpty("note_en"));
        boolean starred = f.flag("starred");
        boolean assumed = f.flag("assumed");
        List<String> tags = f.list("tags");
        Initiative.Source printed = new Initiative.Source(
                source.required("list"),
                number == null ? 1 : number,
                source.required("name"),
                source.optional("map"),
                source.integer("map_number"),
                source.optional("map_name"),
                source.list("corrections"));
        footprint.ifPresent(shape -> checkComunas(f, shape, itsComunas, outside));
        return footprint.map(shape -> new Initiative(
                code,
                layer,
                territory,
                theme,
                objectives,
                responsible,
                horizon,
                name,
                starred,
                tags,
                itsComunas,
                outside,
                printed,
                precision,
                assumed,
                basis,
                note,
                shape));
    }

    private Optional<Footprint> footprint(String file, String code, JsonNode node) {
        try {
            return Optional.of(Footprint.of(GeoJsonGeometry.read(node)));
        } catch (IllegalArgumentException | Rejected e) {
            findings.add(file, code, "geometry", e.getMessage());
            return Optional.empty();
        }
    }

    private void checkComunas(Fields fields, Footprint footprint, List<String> codes, List<String> outside) {
        List<Geometry> outlines = codes.stream()
                .map(comunas::get)
                .filter(java.util.Objects::nonNull)
                .toList();
        if (outlines.isEmpty()) {
            return;
        }
        Geometry shape = footprint.geometry();
        for (String code : codes) {
            if (comunas.containsKey(code) && !comunas.get(code).isWithinDistance(shape, TOLERANCE_DEGREES)) {
                fields.wrong("comunas", "la huella no toca la comuna " + code);
            }
        }
        if (outside.isEmpty()
                && !UnaryUnionOp.union(outlines).buffer(TOLERANCE_DEGREES).covers(shape)) {
            fields.wrong(
                    "comunas",
                    "la huella sale de sus comunas por más de 1,5 km; agregue la que falta o corrija la huella");
        }
    }
}
