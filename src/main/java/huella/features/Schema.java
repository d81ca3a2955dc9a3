package huella.features;

import com.fasterxml.jackson.core.JsonGenerator;
import huella.catalogue.Addresses;
import huella.catalogue.Collection;
import huella.catalogue.FeatureType;
import huella.catalogue.Field;
import huella.catalogue.Vocabularies;
import huella.http.Json;
import huella.http.Representation;
import huella.model.Language;
import huella.model.Term;
import huella.model.Text;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a collection as a JSON Schema (2020-12), with the roles that OGC 23-058 gives them; the values of a
 * closed vocabulary are listed with their names.
 */
record Schema(Kind kind, Collection collection, Vocabularies vocabularies, Language language, Addresses at) {

    static final String MEDIA_TYPE = "application/schema+json";

    /** Which fields, and what they are for. */
    enum Kind {
        SCHEMA(Addresses.SCHEMA, new Text("esquema de los datos", "schema of the data")),
        QUERYABLES(Addresses.QUERYABLES, new Text("campos por los que se filtra", "fields to filter by")),
        SORTABLES(Addresses.SORTABLES, new Text("campos por los que se ordena", "fields to sort by"));

        private final String address;
        private final Text title;

        Kind(String address, Text title) {
            this.address = address;
            this.title = title;
        }

        String address() {
            return address;
        }

        String id() {
            return address.substring(address.lastIndexOf('/') + 1);
        }

        Text title() {
            return title;
        }
    }

    String address() {
        return at.of(kind.address(), collection);
    }

    String title() {
        return collection.title().in(language) + ": " + kind.title().in(language);
    }

    List<Field> fields() {
        return collection.type().fields().stream()
                .filter(field -> switch (kind) {
                    case SCHEMA, QUERYABLES -> true;
                    case SORTABLES -> field.sortable();
                })
                .toList();
    }

    Representation representation() {
        return Json.of(MEDIA_TYPE, json -> {
            json.writeStartObject();
            json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.writeStringField("$id", address());
            json.writeStringField("title", title());
            json.writeStringField("description", collection.description().in(language));
            json.writeStringField("type", "object");
            json.writeObjectFieldStart("properties");
            int position = 0;
            for (Field field : fields()) {
                json.writeObjectFieldStart(field.column());
                writeField(field, json);
                json.writeNumberField("x-ogc-propertySeq", ++position);
                json.writeEndObject();
            }
            if (kind != Kind.SORTABLES) {
                writeGeometry(++position, json);
            }
            json.writeEndObject();
            json.writeBooleanField("additionalProperties", false);
            json.writeEndObject();
        });
    }

    private void writeField(Field field, JsonGenerator json) throws IOException {
        json.writeStringField("title", field.title().in(language));
        if (field == Field.CODIGO) {
            json.writeStringField("x-ogc-role", "id");
        }
        if (collection.type().time().equals(Optional.of(field))) {
            json.writeStringField("x-ogc-role", "primary-instant");
        }
        if (kind == Kind.SCHEMA && !(collection.type() == FeatureType.INITIATIVE && field.receivable())) {
            json.writeBooleanField("readOnly", true);
        }
        switch (field.type()) {
            case TEXT -> {
                json.writeStringField("type", "string");
                writeTerms(field, json);
            }
            case TEXT_LIST -> {
                json.writeStringField("type", "array");
                json.writeObjectFieldStart("items");
                json.writeStringField("type", "string");
                writeTerms(field, json);
                json.writeEndObject();
            }
            case INTEGER -> json.writeStringField("type", "integer");
            case BOOLEAN -> json.writeStringField("type", "boolean");
            case INSTANT -> {
                json.writeStringField("type", "string");
                json.writeStringField("format", "date-time");
            }
        }
    }

    private void writeTerms(Field field, JsonGenerator json) throws IOException {
        List<Term> terms = terms(field);
        if (!terms.isEmpty()) {
            json.writeArrayFieldStart("oneOf");
            for (Term term : terms) {
                json.writeStartObject();
                json.writeStringField("const", term.code());
                json.writeStringField("title", language == Language.ES ? term.nameEs() : term.nameEn());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    /** The closed vocabulary of a field's codes; empty when it has none. */
    List<Term> terms(Field field) {
        if (collection.type() != FeatureType.INITIATIVE) {
            return List.of();
        }
        return switch (field) {
            case CAPA -> vocabularies.terms(Vocabularies.Name.LAYER);
            case TERRITORIO -> vocabularies.terms(Vocabularies.Name.TERRITORY);
            case TEMA -> vocabularies.terms(Vocabularies.Name.THEME);
            case OBJETIVOS -> vocabularies.terms(Vocabularies.Name.OBJECTIVE);
            case RESPONSABLE -> vocabularies.terms(Vocabularies.Name.RESPONSIBLE);
            case HORIZONTE -> vocabularies.terms(Vocabularies.Name.HORIZON);
            case PRECISION -> vocabularies.terms(Vocabularies.Name.LOCATION_PRECISION);
            default -> List.of();
        };
    }

    private void writeGeometry(int position, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(FeatureType.GEOMETRY);
        json.writeStringField("title", language == Language.ES ? "Huella" : "Footprint");
        json.writeStringField("description", collection.notice().in(language));
        json.writeStringField("x-ogc-role", "primary-geometry");
        json.writeStringField(
                "format",
                switch (collection.type()) {
                    case INITIATIVE -> "geometry-any";
                    case COMUNA -> "geometry-multipolygon";
                });
        if (kind == Kind.SCHEMA && collection.type() != FeatureType.INITIATIVE) {
            json.writeBooleanField("readOnly", true);
        }
        json.writeNumberField("x-ogc-propertySeq", position);
        json.writeEndObject();
    }
}
