package huella.publishing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.catalogue.Notice;
import huella.http.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The manifest as {@code catalogo.json}: for people and programs that fetch, and for the next publication. */
final class ManifestJson {

    /** Another one when what is in it means something else. */
    private static final String FORMAT = "huella-publicacion-1";

    static final String TITLE = "Huella: iniciativas de la Estrategia Minera de Antofagasta, EMRA 2023-2050";

    private ManifestJson() {}

    static byte[] write(Manifest manifest, Function<String, About> about) {
        return Json.of("application/json", json -> {
                    json.useDefaultPrettyPrinter();
                    json.writeStartObject();
                    json.writeStringField("formato", FORMAT);
                    json.writeStringField("titulo", TITLE);
                    json.writeStringField("publica", Notice.PUBLISHER);
                    json.writeNumberField("publicacion", manifest.publication());
                    json.writeStringField("fecha", manifest.date().toString());
                    json.writeStringField("aviso", Notice.REFERENTIAL.es());
                    json.writeStringField("notice", Notice.REFERENTIAL.en());
                    json.writeArrayFieldStart("archivos");
                    for (Manifest.Item item : manifest.items()) {
                        write(item, about.apply(item.product().collection()), json);
                    }
                    json.writeEndArray();
                    json.writeArrayFieldStart("anteriores");
                    for (String name : manifest.earlier()) {
                        json.writeString(name);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                .body();
    }

    private static void write(Manifest.Item item, About about, JsonGenerator json) throws IOException {
        Product product = item.product();
        json.writeStartObject();
        json.writeStringField("nombre", product.name());
        json.writeStringField("objeto", item.object());
        json.writeStringField("coleccion", product.collection());
        json.writeStringField("titulo", about.title());
        json.writeStringField("forma", product.form().name());
        json.writeStringField("formato", product.form().title());
        json.writeStringField("tipo", product.form().mediaType());
        json.writeNumberField("bytes", item.bytes());
        json.writeStringField("sha256", item.sha256());
        json.writeStringField("aviso", about.notice().es());
        json.writeStringField("notice", about.notice().en());
        json.writeStringField("fuente", about.source());
        json.writeStringField("licencia", about.licence());
        json.writeNumberField("cambio", item.version());
        json.writeStringField("causas", item.causes());
        json.writeEndObject();
    }

    /** Empty when these bytes are none of ours: then everything is made again. */
    static Optional<Manifest> parse(byte[] bytes) {
        try {
            JsonNode json = new ObjectMapper().readTree(bytes);
            if (!FORMAT.equals(json.path("formato").asText())) {
                return Optional.empty();
            }
            List<Manifest.Item> items = new ArrayList<>();
            for (JsonNode item : json.path("archivos")) {
                String digest = item.path("sha256").asText();
                if (!digest.matches("[0-9a-f]{64}")) {
                    return Optional.empty();
                }
                items.add(new Manifest.Item(
                        new Product(
                                item.path("coleccion").asText(),
                                Product.Form.valueOf(item.path("forma").asText())),
                        item.path("bytes").asLong(),
                        digest,
                        item.path("cambio").asLong(),
                        item.path("causas").asText()));
            }
            List<String> earlier = new ArrayList<>();
            json.path("anteriores").forEach(name -> earlier.add(name.asText()));
            return Optional.of(new Manifest(
                    json.path("publicacion").asLong(),
                    Instant.parse(json.path("fecha").asText()),
                    items,
                    earlier));
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
