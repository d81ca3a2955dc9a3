package huella.http;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The description of the whole interface as OpenAPI 3.0.3, made from the declarations by which the routes check their
 * requests. Nothing in it is written by hand twice.
 */
public final class OpenApi {

    public static final String MEDIA_TYPE = "application/vnd.oai.openapi+json;version=3.0";

    private static final Map<String, Object> PROBLEM = object(
            "type",
            "object",
            "required",
            List.of("type", "title", "status", "detail"),
            "properties",
            object(
                    "type", object("type", "string"),
                    "title", object("type", "string"),
                    "status", object("type", "integer"),
                    "detail", object("type", "string", "description", "Causa y remedio"),
                    "parametro", object("type", "string", "description", "El parámetro que hay que corregir"),
                    "referencia", object("type", "string", "description", "Con qué avisar de una falla nuestra")));

    /** A session of the browser, or a personal token: as a bearer, or as the password of Basic. */
    private static final Map<String, Object> SECURITY = object(
            "sesion", object("type", "apiKey", "in", "cookie", "name", "huella_session"),
            "ficha", object("type", "http", "scheme", "bearer"),
            "clave", object("type", "http", "scheme", "basic"));

    private final String title;
    private final String description;
    private final String version;
    private final List<Resource> resources;

    public OpenApi(String title, String description, String version, List<Resource> resources) {
        this.title = title;
        this.description = description;
        this.version = version;
        this.resources = resources;
    }

    /** The document as a tree of maps, lists and values. */
    public Map<String, Object> document(String origin) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Resource resource : resources) {
            paths.computeIfAbsent(resource.path(), path -> new LinkedHashMap<>())
                    .put(resource.method().name().toLowerCase(Locale.ROOT), operation(resource));
        }
        return object(
                "openapi",
                "3.0.3",
                "info",
                object("title", title, "description", description, "version", version, "license", licence()),
                "servers",
                List.of(object("url", origin, "description", "Este servicio")),
                "tags",
                tags(),
                "paths",
                paths,
                "components",
                object("schemas", object("Problema", PROBLEM), "responses", responses(), "securitySchemes", SECURITY));
    }

    /** Of the interface's description and program; each collection says the licence of its data. */
    private static Map<String, Object> licence() {
        return object("name", "MIT", "url", "https://opensource.org/license/mit");
    }

    private List<Object> tags() {
        return resources.stream()
                .map(Resource::group)
                .distinct()
                .map(group -> (Object) object("name", group))
                .toList();
    }

    private static Map<String, Object> operation(Resource resource) {
        boolean reads = resource.method() == HandlerType.GET;
        Map<String, Object> answers = new TreeMap<>();
        answers.put("200", found(resource));
        answers.put("400", reference("Rechazada"));
        if (resource.path().contains("{")) {
            answers.put("404", reference("Inexistente"));
        }
        answers.put("503", reference("Ocupado"));
        if (reads) {
            answers.put("304", object("description", "No ha cambiado desde la respuesta que nombra If-None-Match"));
        } else {
            answers.put("default", reference("Rechazada"));
        }
        List<Object> parameters = new ArrayList<>();
        resource.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
        Map<String, Object> operation = object(
                "operationId",
                resource.id(),
                "tags",
                List.of(resource.group()),
                "summary",
                resource.summary(),
                "parameters",
                parameters,
                "responses",
                answers);
        if (resource.method() == HandlerType.POST
                || resource.method() == HandlerType.PUT
                || resource.method() == HandlerType.PATCH) {
            operation.put(
                    "requestBody",
                    object("content", object("application/json", object("schema", object("type", "object")))));
        }
        if (resource.entry() != Entry.ANYONE) {
            operation.put(
                    "security",
                    List.of(object("sesion", List.of()), object("ficha", List.of()), object("clave", List.of())));
        }
        return operation;
    }

    private static Map<String, Object> found(Resource resource) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (String mediaType : resource.mediaTypes()) {
            content.put(mediaType, object("schema", object("type", isText(mediaType) ? "string" : "object")));
        }
        return object("description", resource.summary(), "content", content);
    }

    private static boolean isText(String mediaType) {
        return !mediaType.contains("json") || mediaType.contains("ndjson");
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Map<String, Object> described = object(
                "name",
                parameter.name(),
                "in",
                parameter.in() == Parameter.In.PATH ? "path" : "query",
                "required",
                parameter.in() == Parameter.In.PATH,
                "description",
                parameter.description(),
                "schema",
                parameter.schema());
        if ("array".equals(parameter.schema().get("type"))) {
            described.put("style", "form");
            described.put("explode", false);
        }
        return described;
    }

    private static Map<String, Object> responses() {
        return object(
                "Rechazada", problem("Un parámetro no es válido; la respuesta lo nombra y dice cómo corregirlo"),
                "Inexistente", problem("No existe"),
                "Ocupado", problem("No hay respuesta a tiempo; se puede repetir después de Retry-After segundos"));
    }

    private static Map<String, Object> problem(String description) {
        return object(
                "description",
                description,
                "content",
                object(Problems.MEDIA_TYPE, object("schema", object("$ref", "#/components/schemas/Problema"))));
    }

    private static Map<String, Object> reference(String response) {
        return object("$ref", "#/components/responses/" + response);
    }

    private static Map<String, Object> object(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
