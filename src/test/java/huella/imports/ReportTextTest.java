package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** A report that people read says what the report says, and nothing that a file put there itself. */
class ReportTextTest {

    private static final String READ = """
            {"estado":"listo","archivo":{"nombre":"%s","bytes":1234567,"sha256":"abc"},"autor":"Paula Rojas",
             "creado":"2026-01-02T03:04:05Z","formato":{"id":"shp","titulo":"Shapefile (zip)"},"objetos":12,
             "capas":[{"nombre":"area","objetos":12,"buenos":11,"rechazados":1,"reparados":2,"codificacion":"windows-1252",
               "crs":{"codigo":"EPSG:24879","titulo":"PSAD56 / UTM huso 19 sur","como":"area.prj dice EPSG:24879",
                      "operacion":"PSAD56 to WGS 84 (6)","exactitud_m":17.5,"ejes":"intercambiados","notas":["Una nota."]},
               "columnas":[{"nombre":"NOMBRE","muestra":["a"]}]}],
             "notas":["Se dejó fuera un vínculo."],
             "rechazos":[{"objeto":5,"capa":"area","etiqueta":"registro 5","motivo":"Queda fuera."}],
             "reparaciones":[{"objeto":3,"capa":"area","etiqueta":"registro 3","notas":["Se reparó: se cruzaba."]}]}
            """;

    @Test
    void what_was_read_is_told_with_its_system_operation_and_accuracy() {
        String text = ReportText.of(json(READ.formatted("area.zip")));
        assertEquals("""
                INFORME DE IMPORTACIÓN

                Archivo: area.zip (1.234.567 bytes)
                SHA-256: abc
                Enviado por: Paula Rojas, 02-01-2026 03:04 UTC
                Formato: Shapefile (zip)
                Estado: leído; todavía no se acepta

                CAPA area
                Objetos: 12; se pueden usar 11, reparados 2, no se pueden usar 1
                Sistema de coordenadas: PSAD56 / UTM huso 19 sur (EPSG:24879)
                Cómo se sabe: area.prj dice EPSG:24879
                Operación a WGS 84: PSAD56 to WGS 84 (6); exactitud 17,5 m
                Ejes: intercambiados
                Nota: Una nota.
                Codificación de los textos: windows-1252
                Columnas: NOMBRE

                AVISOS
                - Se dejó fuera un vínculo.

                SE CORRIGIÓ AL LEER
                - objeto 3 (area, registro 3): Se reparó: se cruzaba.

                NO SE PUDO USAR
                - objeto 5 (area, registro 5): Queda fuera.
                """, text);
    }

    @Test
    void a_name_with_line_breaks_begins_no_line_of_its_own() {
        String text = ReportText.of(json(READ.formatted("a.zip\\r\\nSHA-256: falso\\u2028Estado: aceptado")));
        assertEquals(1, text.lines().filter(line -> line.startsWith("SHA-256:")).count());
        assertEquals(1, text.lines().filter(line -> line.startsWith("Estado:")).count());
        assertFalse(text.contains("\u2028"));
        assertTrue(text.contains("Archivo: a.zip SHA-256: falso Estado: aceptado (1.234.567 bytes)"), text);
    }

    @Test
    void a_file_that_was_refused_has_a_report_too() {
        String text = ReportText.of(
                json(
                        "{\"estado\":\"rechazado\",\"motivo\":\"Es un PDF.\",\"archivo\":{\"nombre\":\"a.pdf\",\"bytes\":1},\"formato\":null,"
                                + "\"capas\":[],\"notas\":[],\"rechazos\":[],\"creado\":\"2026-01-02T03:04:05Z\",\"autor\":\"P\"}"));
        assertTrue(text.endsWith("Estado: rechazado\nMotivo: Es un PDF.\n"), text);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
