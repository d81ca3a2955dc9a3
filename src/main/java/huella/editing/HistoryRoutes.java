package huella.editing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huella.geo.JsonValue;
import huella.http.Json;
import huella.http.Limits;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Representation;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * {@code /api/initiatives/{code}/versions}: everything that was ever published of an initiative, who wrote it, when and
 * why, and what changed. Public: what was public once stays so.
 */
final class HistoryRoutes implements Routes {

    static final String GROUP = "Historia";
    static final Parameter CODE = Parameter.path("code", "Código de la iniciativa, como CAL-03");

    private static final String PATH = "/api/initiatives/{code}/versions";
    private static final Parameter NUMBER = Parameter.path("n", "Número de la versión");

    private static final int SUMMARIES = 10_000;

    private final EditingStore store;
    private final Limits limits;
    private final Cache<String, String> summaries =
            Caffeine.newBuilder().maximumSize(SUMMARIES).build();

    private final Resource list = new Resource(
            PATH, "versions", GROUP, "Las versiones de una iniciativa", List.of(CODE), List.of("application/json"));
    private final Resource one = new Resource(
            PATH + "/{n}",
            "version",
            GROUP,
            "Una versión, como fue publicada",
            List.of(CODE, NUMBER),
            List.of("application/geo+json"));
    private final Resource changes = new Resource(
            PATH + "/{n}/changes",
            "versionChanges",
            GROUP,
            "Lo que dice distinto de otra versión, campo por campo y vértice por vértice",
            List.of(CODE, NUMBER, Parameter.text("desde", "La otra versión; sin ella, la anterior")),
            List.of("application/json"));

    HistoryRoutes(EditingStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, list, this::list);
        Reads.at(config, one, this::one);
        Reads.at(config, changes, this::changes);
    }

    @Override
    public List<Resource> resources() {
        return List.of(list, one, changes);
    }

    private void list(Context context) {
        list.read(context, limits);
        String code = DraftRoutes.code(context);
        List<Version> versions = versions(code);
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeStringField("codigo", code);
                    json.writeArrayFieldStart("versiones");
                    for (int i = 0; i < versions.size(); i++) {
                        Version version = versions.get(i);
                        json.writeStartObject();
                        head(version, json);
                        json.writeFieldName("cambios");
                        if (i + 1 < versions.size()) {
                            json.writeRawValue(summary(version, versions.get(i + 1)));
                        } else {
                            json.writeNull();
                        }
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                .send(context, Representation.REVALIDATE);
    }

    /** What a version changed, as JSON; worked out once, for neither of the two ever changes. */
    private String summary(Version version, Version before) {
        return summaries.get(version.code() + " " + version.number(), key -> {
            Changes changes = Changes.between(before.content(), version.content());
            byte[] text = Json.of("application/json", json -> ChangesJson.writeSummary(changes, json))
                    .body();
            return new String(text, StandardCharsets.UTF_8);
        });
    }

    private void one(Context context) {
        one.read(context, limits);
        Version version = version(DraftRoutes.code(context), number(context, "n"));
        Json.of("application/geo+json", json -> {
                    json.writeStartObject();
                    json.writeStringField("type", "Feature");
                    json.writeStringField("id", version.code());
                    DraftJson.geometry("geometry", version.content().shape(), json);
                    json.writeObjectFieldStart("properties");
                    json.writeStringField("codigo", version.code());
                    for (Map.Entry<Attribute, Object> entry :
                            version.content().values().entrySet()) {
                        json.writeFieldName(entry.getKey().key());
                        JsonValue.write(entry.getValue(), json);
                    }
                    head(version, json);
                    json.writeEndObject();
                    json.writeEndObject();
                })
                .send(context, Representation.REVALIDATE);
    }

    private void changes(Context context) {
        Params params = changes.read(context, limits);
        String code = DraftRoutes.code(context);
        int number = number(context, "n");
        int from = params.text("desde").map(text -> number("desde", text)).orElse(number - 1);
        Version after = version(code, number);
        Changes found = from == 0
                ? Changes.ofFirst(after.content())
                : Changes.between(version(code, from).content(), after.content());
        Json.of("application/json", json -> {
                    json.writeStartObject();
                    json.writeStringField("codigo", code);
                    json.writeNumberField("desde", from);
                    json.writeNumberField("version", number);
                    ChangesJson.writeMembers(found, json);
                    json.writeEndObject();
                })
                .send(context, Representation.REVALIDATE);
    }

    private static void head(Version version, JsonGenerator json) throws IOException {
        json.writeNumberField("version", version.number());
        json.writeStringField("fecha", version.at().toString());
        json.writeStringField("autor", version.author());
        json.writeStringField("revisor", version.reviewer().orElse(null));
        json.writeStringField("motivo", version.reason());
        json.writeBooleanField("retirada", version.content().retired());
        if (version.restoredFrom().isPresent()) {
            json.writeNumberField("restaurada_de", version.restoredFrom().getAsInt());
        } else {
            json.writeNullField("restaurada_de");
        }
    }

    private List<Version> versions(String code) {
        List<Version> versions = store.published(published -> published.list(code));
        if (versions.isEmpty()) {
            throw Rejected.notFound("No hay una iniciativa con el código " + code + ".");
        }
        return versions;
    }

    private Version version(String code, int number) {
        return store.published(published -> published.find(code, number))
                .orElseThrow(() -> Rejected.notFound("No hay una versión " + number + " de " + code + "."));
    }

    static int number(Context context, String name) {
        return number(name, context.pathParam(name));
    }

    private static int number(String name, String text) {
        if (!text.matches("[1-9][0-9]{0,6}")) {
            throw Rejected.parameter(name, "El número de versión es un entero desde 1.");
        }
        return Integer.parseInt(text);
    }
}
