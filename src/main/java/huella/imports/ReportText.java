package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report of an import for people: what came, how it was read, what was set right or refused, what went where. It
 * says no more than the report as JSON does; what comes out of the file stays on its line.
 */
final class ReportText {

    private static final Locale CHILE = Locale.of("es", "CL");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final JsonNode json;
    private final List<String> lines = new ArrayList<>();

    private ReportText(JsonNode json) {
        this.json = json;
    }

    /** @param json as {@code GET /api/imports/{id}/report} answers */
    static String of(JsonNode json) {
        ReportText text = new ReportText(json);
        text.head();
        text.layers();
        text.notes("AVISOS", json.path("notas"));
        text.features("SE CORRIGIÓ AL LEER", json.path("reparaciones"));
        text.features("NO SE PUDO USAR", json.path("rechazos"));
        text.accepted();
        return String.join("\n", text.lines) + "\n";
    }

    private void head() {
        JsonNode file = json.path("archivo");
        line("INFORME DE IMPORTACIÓN");
        line("");
        line("Archivo: " + one(file.path("nombre")) + " (" + number(file.path("bytes")) + " bytes)");
        line("SHA-256: " + one(file.path("sha256")));
        line("Enviado por: " + one(json.path("autor")) + ", " + time(json.path("creado")));
        if (json.path("formato").isObject()) {
            line("Formato: " + one(json.path("formato").path("titulo")));
        }
        line("Estado: " + state());
        if (json.hasNonNull("motivo")) {
            line("Motivo: " + one(json.path("motivo")));
        }
    }

    private String state() {
        return switch (json.path("estado").asText()) {
            case "leyendo" -> "se está leyendo";
            case "pregunta" ->
                "falta responder una pregunta: " + one(json.path("pregunta").path("texto"));
            case "listo" -> "leído; todavía no se acepta";
            case "rechazado" -> "rechazado";
            default -> "aceptado en el borrador " + one(json.path("borrador"));
        };
    }

    private void layers() {
        for (JsonNode layer : json.path("capas")) {
            title("CAPA " + one(layer.path("nombre")));
            line("Objetos: " + number(layer.path("objetos")) + "; se pueden usar " + number(layer.path("buenos"))
                    + ", reparados " + number(layer.path("reparados")) + ", no se pueden usar "
                    + number(layer.path("rechazados")));
            JsonNode crs = layer.path("crs");
            if (crs.isObject()) {
                crs(crs);
            }
            if (layer.hasNonNull("codificacion")) {
                line("Codificación de los textos: " + one(layer.path("codificacion")));
            }
            columns(layer.path("columnas"));
        }
    }

    private void crs(JsonNode crs) {
        line("Sistema de coordenadas: " + one(crs.path("titulo")) + " (" + one(crs.path("codigo")) + ")");
        line("Cómo se sabe: " + one(crs.path("como")));
        line(
                crs.hasNonNull("operacion")
                        ? "Operación a WGS 84: " + one(crs.path("operacion")) + "; exactitud "
                                + number(crs.path("exactitud_m")) + " m"
                        : "Operación a WGS 84: ninguna, sin pérdida de exactitud");
        if (crs.path("ejes").asText().equals("intercambiados")) {
            line("Ejes: intercambiados");
        }
        crs.path("notas").forEach(note -> line("Nota: " + one(note)));
    }

    private void columns(JsonNode columns) {
        List<String> named = new ArrayList<>();
        JsonNode used = json.path("aceptacion").path("columnas");
        for (JsonNode column : columns) {
            String name = column.path("nombre").asText();
            named.add(one(column.path("nombre")) + (used.hasNonNull(name) ? " → " + one(used.get(name)) : ""));
        }
        if (!named.isEmpty()) {
            line("Columnas: " + String.join("; ", named));
        }
    }

    private void notes(String title, JsonNode notes) {
        if (!notes.isEmpty()) {
            title(title);
            notes.forEach(note -> line("- " + one(note)));
        }
    }

    private void features(String title, JsonNode features) {
        if (features.isEmpty()) {
            return;
        }
        title(title);
        for (JsonNode feature : features) {
            feature.path("notas").forEach(note -> line("- " + named(feature) + ": " + one(note)));
            if (feature.hasNonNull("motivo")) {
                line("- " + named(feature) + ": " + one(feature.path("motivo")));
            }
        }
    }

    private void accepted() {
        JsonNode accepted = json.path("aceptacion");
        if (!accepted.isObject()) {
            return;
        }
        title("QUÉ SE HIZO");
        line("Aceptado por " + one(accepted.path("autor")) + ", " + time(accepted.path("fecha")));
        line(
                accepted.path("actualizar_campos").asBoolean()
                        ? "De las iniciativas que ya existían se tomaron la forma y los campos del archivo."
                        : "De las iniciativas que ya existían se tomó sólo la forma.");
        if (accepted.hasNonNull("cambio_de_forma")) {
            line(one(accepted.path("cambio_de_forma")));
        }
        int objects = 0;
        for (JsonNode target : accepted.path("destinos")) {
            List<String> from = new ArrayList<>();
            target.path("objetos").forEach(feature -> from.add(named(feature)));
            objects += from.size();
            line("- " + one(target.path("codigo")) + " (" + done(target) + "): " + String.join("; ", from));
        }
        line("Objetos del archivo que no se importaron: "
                + NumberFormat.getIntegerInstance(CHILE)
                        .format(json.path("objetos").asInt() - objects));
    }

    private static String done(JsonNode target) {
        if (target.path("nueva").asBoolean()) {
            return "nueva";
        }
        return target.path("cambia").asBoolean()
                ? "sobre la versión " + target.path("base").asInt()
                : "sin cambios: el archivo dice lo mismo";
    }

    private static String named(JsonNode feature) {
        String number = "objeto " + feature.path("objeto").asInt();
        String where = Stream.of(one(feature.path("capa")), one(feature.path("etiqueta")))
                .filter(said -> !said.isEmpty() && !said.equals(number))
                .collect(Collectors.joining(", "));
        return where.isEmpty() ? number : number + " (" + where + ")";
    }

    private void title(String title) {
        line("");
        line(title);
    }

    private void line(String line) {
        lines.add(line);
    }

    private static String number(JsonNode node) {
        return NumberFormat.getInstance(CHILE).format(node.asDouble());
    }

    private static String time(JsonNode instant) {
        return instant.isTextual() ? TIME.format(Instant.parse(instant.asText())) : "";
    }

    /** Nothing that comes out of a file can begin a line of its own. */
    private static String one(JsonNode node) {
        return node.asText("").replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
