package huella.geo;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVPrinter;

/** What accompanies shapefiles, because they have no place for it: long names, metadata, and what was cut. */
final class ShapefileNotes {

    private final Layer layer;
    private final List<String> names;
    private final Map<String, Integer> files = new LinkedHashMap<>();
    private final long[] cuts;

    ShapefileNotes(Layer layer, List<String> names) {
        this.layer = layer;
        this.names = names;
        this.cuts = new long[names.size()];
    }

    void add(String file, int rows, long[] itsCuts) {
        files.put(file, rows);
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] += itsCuts[i];
        }
    }

    void writeFields(OutputStream out) throws IOException {
        CSVPrinter csv = Csv.printer(out);
        csv.printRecord("campo", "nombre", "tipo", "titulo", "descripcion", "valores_cortados");
        for (int i = 0; i < names.size(); i++) {
            Column column = layer.columns().get(i);
            csv.printRecord(
                    names.get(i),
                    column.name(),
                    type(column),
                    FormulaGuard.safe(column.title()),
                    FormulaGuard.safe(column.description()),
                    cuts[i]);
        }
        csv.flush();
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case TEXT -> "texto";
            case TEXT_LIST -> "lista, separada por «; »";
            case INTEGER -> "número entero";
            case BOOLEAN -> "T (sí) o F (no)";
            case INSTANT -> "fecha, el día en Chile continental";
        };
    }

    void writeMetadata(OutputStream out) throws IOException {
        try (JsonGenerator json = GeoJson.generator(out)) {
            json.useDefaultPrettyPrinter().writeStartObject();
            json.writeStringField("titulo", layer.title());
            for (Map.Entry<String, String> entry : layer.metadata().entries().entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeStringField("crs", "EPSG:" + layer.crs().epsg());
            json.writeStringField("ejes", layer.crs().axisNote());
            json.writeObjectFieldStart("filas");
            for (Map.Entry<String, Integer> file : files.entrySet()) {
                json.writeNumberField(file.getKey(), file.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("valores_cortados");
            for (int i = 0; i < cuts.length; i++) {
                if (cuts[i] > 0) {
                    json.writeNumberField(names.get(i), cuts[i]);
                }
            }
            json.writeEndObject();
            json.writeEndObject();
            json.flush();
        }
        out.write('\n');
    }

    String readme() {
        StringBuilder text = new StringBuilder(layer.title()).append("\n\n");
        text.append(layer.metadata().text()).append("\n\n");
        text.append("Sistema de coordenadas: EPSG:").append(layer.crs().epsg());
        text.append(" (").append(layer.crs().title()).append("), ");
        text.append(layer.crs().axisNote()).append("\n\nArchivos:\n");
        files.forEach((file, rows) ->
                text.append("  ").append(file).append(".shp: ").append(rows).append(" filas\n"));
        text.append("""
                  campos.csv: el nombre completo y el significado de cada campo
                  metadatos.json: lo dicho aquí, para programas

                Un shapefile admite nombres de campo de 10 letras y textos de 254 bytes. Los textos están en UTF-8.
                """);
        for (int i = 0; i < cuts.length; i++) {
            if (cuts[i] > 0) {
                text.append("Valores cortados en ").append(names.get(i)).append(": ");
                text.append(cuts[i]).append(" (GeoPackage, FlatGeobuf y GeoJSON los traen completos)\n");
            }
        }
        return text.toString();
    }
}
