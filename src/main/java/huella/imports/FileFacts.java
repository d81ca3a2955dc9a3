package huella.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.NumberFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a footprint's basis says of the file that it came from, as the report of its reading has it. */
record FileFacts(String file, JsonNode report) {

    private static final Locale CHILE = Locale.of("es", "CL");

    /** Labels that are named one by one. */
    private static final int MOST_LABELS = 5;

    String layer(int number) {
        return report.path("capas").path(number).path("nombre").asText();
    }

    /** The names of all columns, of whichever layer. */
    Set<String> columns() {
        Set<String> names = new HashSet<>();
        for (JsonNode layer : report.path("capas")) {
            layer.path("columnas")
                    .forEach(column -> names.add(column.path("nombre").asText()));
        }
        return names;
    }

    /** A sentence or two in Spanish: file, place in it, coordinate system, how it was taken to WGS 84. */
    String basisEs(List<StagedFeature> features) {
        JsonNode crs = crs(features);
        String system = crs.path("titulo").asText();
        return "Importado de «" + file + "» ("
                + report.path("formato").path("titulo").asText() + "), "
                + where(features) + ". Sistema de coordenadas de origen: " + system + " ("
                + crs.path("codigo").asText() + ")"
                + (crs.hasNonNull("operacion")
                        ? ", llevado a WGS 84 con «" + crs.get("operacion").asText() + "», exactitud "
                                + metres(crs, CHILE) + " m"
                        : "")
                + ".";
    }

    /** The same in English. */
    String basisEn(List<StagedFeature> features) {
        JsonNode crs = crs(features);
        return "Imported from “" + file + "” ("
                + report.path("formato").path("id").asText() + "), " + where(features)
                + ". Source coordinate system: " + crs.path("codigo").asText()
                + (crs.hasNonNull("operacion")
                        ? ", taken to WGS 84 by “" + crs.get("operacion").asText() + "”, accuracy "
                                + metres(crs, Locale.ENGLISH) + " m"
                        : "")
                + ".";
    }

    private JsonNode crs(List<StagedFeature> features) {
        return report.path("capas").path(features.getFirst().layer()).path("crs");
    }

    private String where(List<StagedFeature> features) {
        List<String> labels = features.stream().map(StagedFeature::label).toList();
        String named = String.join(", ", labels.subList(0, Math.min(MOST_LABELS, labels.size())));
        String layer = layer(features.getFirst().layer());
        return (layer.isEmpty() ? "" : layer + ": ") + named + (labels.size() > MOST_LABELS ? "…" : "");
    }

    private static String metres(JsonNode crs, Locale locale) {
        return NumberFormat.getInstance(locale).format(crs.path("exactitud_m").asDouble());
    }
}
