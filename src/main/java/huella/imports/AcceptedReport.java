package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import huella.editing.Attribute;
import huella.editing.Intake;
import huella.model.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of an import as it stays with its draft: what reading the file found, then what its owner decided. The
 * features themselves are gone by then, so what was refused and repaired is told here.
 */
final class AcceptedReport {

    /** Features that are told one by one, of those refused and of those repaired. */
    static final int MOST_TOLD = 1_000;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AcceptedReport() {}

    /**
     * @param codes of each entry, as the intake gave them; empty where the initiative says that already
     * @param refused the first {@link #MOST_TOLD}
     * @param noted the first {@link #MOST_TOLD} in which something was set right
     */
    static String of(
            Import read,
            AcceptanceRequest asked,
            List<Acceptance.Entry> entries,
            List<Optional<String>> codes,
            List<StagedFeature> refused,
            List<StagedFeature> noted,
            Account by,
            Instant at) {
        ObjectNode report = (ObjectNode) ImportJson.parse(read.report());
        JsonNode layers = report.path("capas");
        ArrayNode refusals = report.putArray("rechazos");
        refused.forEach(feature -> feature(feature, layers, refusals.addObject())
                .put("motivo", feature.refusal().orElse("")));
        repairs(noted, layers, report);
        ObjectNode decided = report.putObject("aceptacion");
        decided.put("autor", by.name());
        decided.put("usuario", by.login());
        decided.put("fecha", at.toString());
        decided.put("actualizar_campos", asked.updateFields());
        reshaped(asked, entries).ifPresent(said -> decided.put("cambio_de_forma", said));
        ObjectNode columns = decided.putObject("columnas");
        asked.columns().forEach(columns::put);
        ObjectNode common = decided.putObject("comunes");
        asked.common().forEach((attribute, value) -> common.set(attribute.key(), MAPPER.valueToTree(value)));
        ArrayNode targets = decided.putArray("destinos");
        for (int i = 0; i < entries.size(); i++) {
            target(entries.get(i), codes.get(i), layers, targets.addObject());
        }
        return report.toString();
    }

    /** What else became of initiatives that were there already, where their shape changed. */
    private static Optional<String> reshaped(AcceptanceRequest asked, List<Acceptance.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.arrival().withShape())
                .filter(values -> !values.isEmpty())
                .findFirst()
                .map(any ->
                        "Donde cambió la forma, el sustento anterior ya no valía y dice ahora de dónde viene la nueva; "
                                + Optional.ofNullable(asked.common().get(Attribute.PRECISION))
                                        .map(precision ->
                                                "la precisión es «" + precision + "», si ninguna columna dice otra.")
                                        .orElse("la precisión quedó como estaba, si ninguna columna dice otra."));
    }

    /** Adds what was set right, feature by feature. */
    static void repairs(List<StagedFeature> noted, JsonNode layers, ObjectNode report) {
        ArrayNode repairs = report.putArray("reparaciones");
        for (StagedFeature feature : noted) {
            ArrayNode notes = feature(feature, layers, repairs.addObject()).putArray("notas");
            feature.notes().forEach(notes::add);
        }
    }

    private static void target(Acceptance.Entry entry, Optional<String> given, JsonNode layers, ObjectNode json) {
        Map.Entry<String, Integer> existing = switch (entry.arrival().target()) {
            case Intake.Target.Existing(String code, int base) -> Map.entry(code, base);
            case Intake.Target.Fresh fresh -> Map.entry(given.orElse(""), 0);
        };
        json.put("codigo", existing.getKey());
        json.put("nueva", existing.getValue() == 0);
        if (existing.getValue() > 0) {
            json.put("base", existing.getValue());
        } else {
            json.putNull("base");
        }
        json.put("cambia", given.isPresent());
        ArrayNode objects = json.putArray("objetos");
        entry.features().forEach(feature -> feature(feature, layers, objects.addObject()));
    }

    private static ObjectNode feature(StagedFeature feature, JsonNode layers, ObjectNode json) {
        json.put("objeto", feature.number());
        json.put("capa", layers.path(feature.layer()).path("nombre").asText());
        json.put("etiqueta", feature.label());
        return json;
    }
}
