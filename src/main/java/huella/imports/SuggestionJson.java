package huella.imports;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes what is proposed to be done with a feature. */
final class SuggestionJson {

    private SuggestionJson() {}

    /** The object {@code propuesta} of a feature. */
    static void write(Suggestion suggestion, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("accion", suggestion.action().key());
        json.writeStringField("codigo", suggestion.code().orElse(null));
        if (suggestion.base().isPresent()) {
            json.writeNumberField("base", suggestion.base().getAsInt());
        } else {
            json.writeNullField("base");
        }
        json.writeStringField("por", suggestion.by().map(Suggestion.By::key).orElse(null));
        if (suggestion.likeness().isPresent()) {
            json.writeNumberField("parecido", suggestion.likeness().getAsDouble());
        } else {
            json.writeNullField("parecido");
        }
        json.writeStringField("nota", suggestion.note().orElse(null));
        json.writeArrayFieldStart("otras");
        for (Suggestion.Other other : suggestion.others()) {
            json.writeStartObject();
            json.writeStringField("codigo", other.code());
            json.writeStringField("nombre", other.name());
            json.writeNumberField("base", other.base());
            json.writeNumberField("parecido", other.likeness());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
