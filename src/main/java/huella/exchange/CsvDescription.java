package huella.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.geo.Column;
import huella.geo.CsvSeparator;
import huella.http.Json;
import huella.http.Representation;
import java.io.IOException;

/**
 * What a CSV has no place for, as the W3C's "CSV on the Web" foresees it: a JSON document beside the file, with the
 * file's name and {@code -metadata.json} (Metadata Vocabulary for Tabular Data, §5; Model for Tabular Data, §5.2, 5.3).
 *
 * @param url of the file, relative to where this description lies
 */
record CsvDescription(Table table, CsvSeparator separator, String url) {

    static final String MEDIA_TYPE = "application/csvm+json";

    Representation representation() {
        return Json.of(MEDIA_TYPE, this::writeTo);
    }

    private void writeTo(JsonGenerator json) throws IOException {
        json.useDefaultPrettyPrinter().writeStartObject();
        json.writeArrayFieldStart("@context");
        json.writeString("http://www.w3.org/ns/csvw");
        json.writeStartObject();
        json.writeStringField("@language", "es");
        json.writeEndObject();
        json.writeEndArray();
        json.writeStringField("url", url);
        json.writeStringField("dc:title", table.title());
        json.writeStringField("dc:description", table.metadata().notice());
        json.writeStringField("dc:rights", table.metadata().licence());
        json.writeStringField("dc:source", table.metadata().source());
        json.writeStringField("dc:modified", table.metadata().date().toString());
        json.writeStringField("dc:hasVersion", table.metadata().dataVersion());
        json.writeObjectFieldStart("dialect");
        json.writeStringField("delimiter", Character.toString(separator.character()));
        json.writeStringField("encoding", "utf-8");
        json.writeBooleanField("header", true);
        json.writeEndObject();
        json.writeObjectFieldStart("tableSchema");
        json.writeStringField("primaryKey", table.columns().getFirst().name());
        json.writeArrayFieldStart("columns");
        for (Column column : table.columns()) {
            writeColumn(column, json);
        }
        writeColumn(new Column("WKT", Column.Type.TEXT, "Huella", "Geometría como well-known text"), json);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeColumn(Column column, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("titles", column.name());
        json.writeStringField("dc:title", column.title());
        if (!column.description().isEmpty()) {
            json.writeStringField("dc:description", column.description());
        }
        json.writeStringField(
                "datatype",
                switch (column.type()) {
                    case TEXT, TEXT_LIST -> "string";
                    case INTEGER -> "integer";
                    case BOOLEAN -> "boolean";
                    case INSTANT -> "dateTimeStamp";
                });
        if (column.type() == Column.Type.TEXT_LIST) {
            json.writeStringField("separator", "; ");
        }
        json.writeEndObject();
    }
}
