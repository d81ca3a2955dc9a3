package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import huella.imports.Uploaded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The people of {@link RightsMatrixTest}, the things that they act on, and well-formed requests for each route. */
final class RightsScene {

    /** In the order of the table's columns. */
    enum Who {
        NOBODY,
        LECTOR,
        PLANNER,
        REVIEWER,
        ADMIN,
        /** A token with the scope «leer» of an account that may do everything. */
        READING
    }

    /** What is sent; nothing but who sends it decides about the answer. */
    record Request(String method, String path, String body, List<String> headers) {}

    /** A draft as it is now: by whom, of which initiative. */
    private record Drafted(Client author, String id, String code, int revision) {}

    private static final Map<Who, String> LOGINS =
            Map.of(Who.LECTOR, "lector", Who.PLANNER, "planner", Who.REVIEWER, "reviewer", Who.ADMIN, "admin");
    private static final String OWN = "CAL-01";
    private static final String FOREIGN = "ANF-03";
    private static final String SQUARE = "{\"type\":\"Polygon\",\"coordinates\":[[[-68.9,-22.5],[-68.8,-22.5],"
            + "[-68.8,-22.4],[-68.9,-22.4],[-68.9,-22.5]]]}";
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("/<file>", "/index.html"),
            Map.entry("{collection}", "calama"),
            Map.entry("{collectionId}", "calama"),
            Map.entry("{layer}", "calama"),
            Map.entry("{featureId}", OWN),
            Map.entry("{code}", OWN),
            Map.entry("{comuna}", "calama"),
            Map.entry("{format}", "geojson"),
            Map.entry("{n}", "1"),
            Map.entry("{tileMatrixSetId}", "WebMercatorQuad"),
            Map.entry("{tileMatrix}/{tileRow}/{tileCol}", "5/18/9"),
            Map.entry("{z}/{x}/{y}", "5/9/18"));

    private final TestApp app;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Who, Client> people = new EnumMap<>(Who.class);
    private final Client colleague;
    private final Client abroad;
    private final String readingToken;
    private final Map<String, Drafted> drafts = new HashMap<>();
    private final Map<String, Uploaded> files = new HashMap<>();
    private int written;

    RightsScene(TestApp app) {
        this.app = app;
        people.put(Who.NOBODY, app.client());
        people.put(Who.READING, app.client());
        people.put(Who.LECTOR, app.signedIn("lector"));
        people.put(Who.PLANNER, app.signedIn("planner", "planificador:calama"));
        people.put(Who.REVIEWER, app.signedIn("reviewer", "revisor:calama"));
        people.put(Who.ADMIN, app.signedIn("admin", "admin"));
        colleague = app.signedIn("colleague", "planificador:calama");
        abroad = app.signedIn("abroad", "planificador:antofagasta");
        readingToken = made(
                        201,
                        app.signedIn("robot", "admin")
                                .send("POST", "/api/tokens", "{\"nombre\":\"x\",\"alcance\":\"leer\",\"dias\":1}"))
                .path("ficha")
                .asText();
        for (String code : new String[] {OWN, FOREIGN}) { // a second version, so that the first can be restored
            publish(submitted(draft(code.equals(OWN) ? colleague : abroad, code)));
        }
    }

    /** A well-formed request to a route, that names the state in which the thing is now. */
    Request request(String route, String thing, Who who) {
        String method = route.split(" ")[0];
        String path = route.split(" ")[1];
        if (thing.endsWith("token")) {
            return new Request(method, path.replace("{id}", token(thing, who)), null, List.of());
        }
        if (path.startsWith("/api/drafts/")) {
            return ofDraft(method, path, thing);
        }
        if (path.startsWith("/api/imports")) {
            return ofFile(method, path, thing);
        }
        if (path.startsWith("/api/initiatives/")) {
            String code = thing.equals("own") ? OWN : FOREIGN;
            // The version before the last: each restoration changes something.
            return new Request(
                    method,
                    path.replace("{code}", code).replace("{n}", Integer.toString(current(code) - 1)),
                    "{\"motivo\":\"Vuelve\"}",
                    ifMatch(Integer.toString(current(code))));
        }
        if (path.startsWith("/ogc/")) {
            return ofItem(method, path, thing.equals("own") ? OWN : FOREIGN);
        }
        if (path.equals("/api/codes/next")) {
            path += "?capa=" + (thing.equals("own") ? "calama" : "antofagasta");
        }
        return new Request(method, path, method.equals("GET") ? null : body(route, who), List.of());
    }

    private Request ofItem(String method, String path, String code) {
        String body = "{\"type\":\"Feature\",\"properties\":{\"nota\":\"Nota " + ++written + "\"}}";
        return new Request(
                method,
                path.replace("{collectionId}", code.equals(OWN) ? "calama" : "antofagasta")
                        .replace("{featureId}", code),
                method.equals("DELETE") ? null : body,
                method.equals("POST") ? List.of() : ifMatch("v" + current(code) + "-0"));
    }

    private Request ofDraft(String method, String path, String thing) {
        String[] words = thing.split(" ");
        Drafted draft = drafts.compute(
                thing, (key, known) -> known != null && isUntouched(known) ? known : draft(words[0], words[1]));
        String code = thing.endsWith("foreign") ? FOREIGN : draft.code();
        String body = switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "{id}" -> method.equals("PATCH") ? "{\"titulo\":\"Otro\"}" : null;
            case "{code}" -> method.equals("PUT") ? edit(code, thing.endsWith("away")) : null;
            case "submission" -> "{\"motivo\":\"Motivo\"}";
            case "return" -> "{\"comentario\":\"Falta algo\"}";
            default -> method.equals("GET") ? null : "{}";
        };
        List<String> headers = method.equals("GET")
                ? List.of()
                : path.endsWith("/publication")
                        ? List.of("If-Match", preview(draft))
                        : ifMatch(Integer.toString(draft.revision()));
        return new Request(method, path.replace("{id}", draft.id()).replace("{code}", code), body, headers);
    }

    /** A file that its owner sent and that was read; {@code away}: into a layer where nobody here plans. */
    private Request ofFile(String method, String path, String thing) {
        if (method.equals("GET") && !path.contains("{id}")) {
            return new Request(method, path, null, List.of());
        }
        if (method.equals("POST") && !path.contains("{id}")) {
            String form = "--x\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"a.geojson\"\r\n\r\n"
                    + SQUARE + "\r\n--x--\r\n";
            return new Request(method, path, form, List.of("Content-Type", "multipart/form-data; boundary=x"));
        }
        Client owner = thing.startsWith("own") ? people.get(Who.PLANNER) : abroad;
        Uploaded file = files.compute(thing, (key, known) -> known != null && isReady(known) ? known : file(owner));
        String body = switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "choices" -> "{}";
            case "acceptance" ->
                "{\"comunes\":{\"capa\":\"" + (thing.endsWith("away") ? "antofagasta" : "calama")
                        + "\"},\"destinos\":[{\"objeto\":1,\"nueva\":true}]}";
            default -> null;
        };
        return new Request(method, path.replace("{id}", file.id()), body, List.of());
    }

    private static Uploaded file(Client owner) {
        Uploaded sent = Uploaded.of(owner, "área.geojson", SQUARE.getBytes(StandardCharsets.UTF_8));
        assertEquals("listo", sent.read().path("estado").asText());
        return sent;
    }

    private static boolean isReady(Uploaded file) {
        HttpResponse<byte[]> now = file.client().get("/api/imports/" + file.id());
        return now.statusCode() == 200
                && TestApp.json(now).path("estado").asText().equals("listo");
    }

    private static List<String> ifMatch(String tag) {
        return List.of("If-Match", "\"" + tag + "\"");
    }

    private String body(String route, Who who) {
        String login = LOGINS.getOrDefault(who, "lector");
        return switch (route) {
            case "POST /api/drafts" -> "{\"titulo\":\"Uno\"}";
            case "POST /api/session" -> "{\"usuario\":\"" + login + "\",\"clave\":\"" + Client.PASSWORD + "\"}";
            case "POST /api/tokens" -> "{\"nombre\":\"x\",\"alcance\":\"editar\",\"dias\":1}";
            case "PUT /api/account/password" ->
                "{\"actual\":\"" + Client.PASSWORD + "\",\"nueva\":\"" + Client.PASSWORD + " y un cerro\"}";
            case "POST /api/geometry/split" ->
                "{\"geometria\":" + SQUARE
                        + ",\"cuchillo\":{\"type\":\"LineString\",\"coordinates\":[[-69,-22.47],[-68.7,-22.46]]}}";
            case "POST /api/geometry/merge" -> "{\"geometrias\":[" + SQUARE + "," + SQUARE + "]}";
            case "POST /api/geometry/buffer", "POST /api/geometry/simplify" ->
                "{\"geometria\":" + SQUARE + ",\"metros\":100}";
            case "POST /api/geometry/repair", "POST /api/geometry/checks" -> "{\"geometria\":" + SQUARE + "}";
            default -> null;
        };
    }

    int send(Who who, Request request) {
        Client client = person(who, request);
        List<String> headers = new ArrayList<>(request.headers());
        if (who == Who.READING) {
            headers.addAll(List.of("Authorization", "Bearer " + readingToken));
        }
        return client.send(request.method(), request.path(), request.body(), headers.toArray(String[]::new))
                .statusCode();
    }

    /** Nobody who signs in is somebody from then on; and who was signed out signs in again. */
    private Client person(Who who, Request request) {
        if (who == Who.NOBODY && request.path().equals("/api/session")) {
            return app.client();
        }
        Client client = people.get(who);
        if (LOGINS.containsKey(who) && client.cookie().isEmpty()) {
            boolean changed = client.trySignIn(LOGINS.get(who), Client.PASSWORD).statusCode() != 200;
            if (changed) {
                client.signIn(LOGINS.get(who), Client.PASSWORD + " y un cerro");
            }
        }
        return client;
    }

    String publicPath(String route) {
        if (route.equals("/export")) { // a form, which leads on to the file
            return route + "?coleccion=calama&formato=geojson";
        }
        for (Map.Entry<String, String> example : EXAMPLES.entrySet()) {
            route = route.replace(example.getKey(), example.getValue());
        }
        return route;
    }

    /** The status of a public address, whatever comes after it: one of them never ends. */
    int read(Who who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(app.origin() + path));
        people.get(who).cookie().ifPresent(cookie -> request.header("Cookie", cookie));
        if (who == Who.READING) {
            request.header("Authorization", "Bearer " + readingToken);
        }
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything that a request could have changed, in short. */
    String state() {
        String[] found = new String[1];
        app.database()
                .publish(handle -> found[0] = handle.select("SELECT (SELECT h.n FROM audit_head h) || ' '"
                                + " || (SELECT count(*) || ' ' || sum(d.revision) || ' ' || string_agg(d.title, '') FROM"
                                + " draft d) || ' ' || (SELECT count(*) || ' ' || count(m.draft) FROM"
                                + " import m) || ' ' || (SELECT count(*) FROM session) || ' ' || (SELECT count(*) || ' ' ||"
                                + " count(revoked_at) FROM token) || ' ' || (SELECT string_agg(password, '' ORDER BY id)"
                                + " FROM account)")
                        .mapTo(String.class)
                        .one());
        return found[0];
    }

    private String token(String thing, Who who) {
        Client owner = thing.startsWith("own") && LOGINS.containsKey(who) ? people.get(who) : abroad;
        return made(201, owner.send("POST", "/api/tokens", "{\"nombre\":\"x\",\"alcance\":\"leer\",\"dias\":1}"))
                .path("id")
                .asText();
    }

    private Drafted draft(String whose, String state) {
        Client author = switch (whose) {
            case "own" -> people.get(Who.PLANNER);
            case "colleague" -> colleague;
            default -> abroad;
        };
        Drafted draft = draft(author, whose.equals("foreign") ? FOREIGN : OWN);
        return switch (state) {
            case "submitted" -> submitted(draft);
            case "discarded" -> stepped(draft, author.send("DELETE", path(draft), null, tag(draft)));
            default -> draft;
        };
    }

    private Drafted draft(Client author, String code) {
        String id = made(201, author.send("POST", "/api/drafts", "{\"titulo\":\"Uno\"}"))
                .path("id")
                .asText();
        Drafted draft = new Drafted(author, id, code, 1);
        return stepped(draft, author.send("PUT", path(draft) + "/edits/" + code, edit(code, false), tag(draft)));
    }

    private static Drafted submitted(Drafted draft) {
        return stepped(
                draft, draft.author().send("POST", path(draft) + "/submission", "{\"motivo\":\"Motivo\"}", tag(draft)));
    }

    private void publish(Drafted draft) {
        made(200, people.get(Who.ADMIN).send("POST", path(draft) + "/publication", "{}", "If-Match", preview(draft)));
    }

    private String preview(Drafted draft) {
        return people.get(Who.ADMIN)
                .get(path(draft) + "/publication")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private static boolean isUntouched(Drafted draft) {
        JsonNode now = made(200, draft.author().get(path(draft)));
        return now.path("revision").asInt() == draft.revision();
    }

    private String edit(String code, boolean away) {
        return "{\"base\":" + current(code) + ",\"campos\":{\"nota\":\"Nota " + ++written + "\""
                + (away ? ",\"capa\":\"antofagasta\"" : "") + "}}";
    }

    private int current(String code) {
        return app.json("/api/initiatives/" + code + "/versions")
                .at("/versiones/0/version")
                .asInt();
    }

    private static String path(Drafted draft) {
        return "/api/drafts/" + draft.id();
    }

    private static String[] tag(Drafted draft) {
        return ifMatch(Integer.toString(draft.revision())).toArray(String[]::new);
    }

    private static Drafted stepped(Drafted before, HttpResponse<byte[]> answer) {
        return new Drafted(
                before.author(),
                before.id(),
                before.code(),
                made(200, answer).path("revision").asInt());
    }

    private static JsonNode made(int status, HttpResponse<byte[]> answer) {
        assertEquals(status, answer.statusCode(), () -> Client.text(answer));
        return TestApp.json(answer);
    }
}
