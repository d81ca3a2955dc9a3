package huella.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import huella.catalogue.EventReader;
import huella.store.Database;
import huella.store.Publishing;
import huella.store.ReplicatedPostgres;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two nodes on one primary, both reading a real streaming replica. The time limit only ends a test that would wait for
 * ever.
 */
@Timeout(400)
class NodesTest {

    private static ReplicatedPostgres servers;

    private TestApp one;
    private TestApp two;

    @BeforeAll
    static void startServers() {
        servers = ReplicatedPostgres.start();
    }

    @AfterAll
    static void closeServers() {
        servers.close();
    }

    @BeforeEach
    void start() {
        one = node("one");
        two = node("two");
        awaitReplica(one);
        awaitReplica(two);
    }

    private TestApp node(String name) {
        return TestApp.over(
                () -> Database.open(servers.primaryUrl(), Optional.of(servers.replicaUrl()), Optional.empty(), 4),
                Map.of("HUELLA_DATA", TestApp.DATA.resolve(name).toString()));
    }

    @AfterEach
    void close() {
        try {
            two.close();
        } finally {
            one.close();
        }
    }

    private static void awaitReplica(TestApp node) {
        ReplicatedPostgres.await(() -> readiness(node).equals("en uso"));
    }

    private static String readiness(TestApp node) {
        return node.json("/health/ready").path("replica").asText();
    }

    private static String name(TestApp node, String code) {
        for (JsonNode feature : node.json("/layers/iniciativas.geojson").path("features")) {
            if (feature.path("properties").path("codigo").asText().equals(code)) {
                return feature.path("properties").path("nombre").asText();
            }
        }
        throw new AssertionError(code);
    }

    /** The whole region in one tile; texts stand in it as they are. */
    private static String tile(TestApp node) {
        return new String(node.get("/tiles/iniciativas/6/19/36.mvt").body(), StandardCharsets.UTF_8);
    }

    private static long publish(TestApp node, String code, String name) {
        return Publishing.because("Cambio")
                .version(code, Map.of("name_es", name))
                .in(node.database());
    }

    @Test
    void a_publication_through_one_node_is_in_the_next_request_of_the_other_once_it_is_told() throws Exception {
        try (EventReader map = new EventReader(two, "")) {
            assertEquals("inicio", map.next().name());
            assertFalse(tile(two).contains("Con la copia detenida"));
            servers.pauseReplay();
            long id = publish(one, "CAL-03", "Con la copia detenida");
            assertEquals("Con la copia detenida", name(one, "CAL-03"));
            assertEquals(Long.toString(id), map.next().id());
            assertEquals("Con la copia detenida", name(two, "CAL-03"));
            assertTrue(tile(two).contains("Con la copia detenida"));
            assertEquals("atrasada", readiness(two));
            servers.resumeReplay();
            awaitReplica(two);
            assertEquals("Con la copia detenida", name(two, "CAL-03"));
        }
    }

    @Test
    void all_requests_are_answered_when_the_replica_dies_and_the_map_goes_on_when_the_primary_does() {
        two.claimLog("gets no reads");
        one.claimLog("gets no reads");
        servers.killReplica();
        for (int i = 0; i < 10; i++) {
            assertEquals(200, two.get("/layers/iniciativas.geojson").statusCode());
            assertEquals(200, one.get("/ogc/collections/calama/items").statusCode());
        }
        ReplicatedPostgres.await(() -> readiness(one).equals("no responde"));
        assertEquals(200, one.get("/health/ready").statusCode());
        servers.startReplica();
        awaitReplica(one);
        awaitReplica(two);
    }

    @Test
    void editors_read_what_they_wrote_on_either_node_while_the_replica_stands_still() {
        Desk planner = new Desk(one.signedIn("planificadora", "planificador:tocopilla"));
        Desk reviewer = new Desk(one.signedIn("revisora", "revisor:tocopilla"));
        servers.pauseReplay();
        String id = planner.start("Nombre nuevo");
        planner.rename(id, "TOC-01", 1, "Nombre nuevo de TOC-01");
        planner.submit(id, "Se corrige el nombre");

        Client there = reviewer.client().at(two.origin());
        Desk elsewhere = new Desk(there);
        assertEquals("Nombre nuevo", elsewhere.draft(id).path("titulo").asText());
        elsewhere.publish(id);

        assertEquals("Nombre nuevo de TOC-01", name(two, "TOC-01"));
        assertEquals(
                2,
                two.json("/api/initiatives/TOC-01")
                        .path("properties")
                        .path("version")
                        .asInt());
        assertEquals("publicado", planner.draft(id).path("estado").asText());
        servers.resumeReplay();
    }

    @Test
    void a_session_its_token_and_the_key_of_a_request_count_on_every_node() {
        Client here = one.signedIn("editora", "planificador:calama");
        Client there = here.at(two.origin());
        assertEquals(200, there.get("/api/session").statusCode());

        String[] key = {"Idempotency-Key", "6f6d3c1e-8f0a-4b1c-9a53-0c2f1c9a7d11"};
        HttpResponse<byte[]> first = here.send("POST", "/api/drafts", "{\"titulo\":\"Uno\"}", key);
        HttpResponse<byte[]> again = there.send("POST", "/api/drafts", "{\"titulo\":\"Uno\"}", key);
        assertEquals(201, first.statusCode());
        assertEquals(
                TestApp.json(first).path("id").asText(),
                TestApp.json(again).path("id").asText());

        HttpResponse<byte[]> forged =
                there.send("POST", "/api/drafts", "{\"titulo\":\"Dos\"}", "X-Huella-CSRF", "otra");
        assertEquals(403, forged.statusCode());

        there.send("DELETE", "/api/session", null);
        assertEquals(401, here.get("/api/drafts").statusCode());
    }

    @Test
    void a_file_that_waits_on_another_node_is_asked_for_again_in_words() {
        Client here = one.signedIn("importadora", "planificador:calama");
        HttpResponse<byte[]> taken =
                here.upload("/api/imports", "puntos.csv", "nombre;x;y\nUno;1;2\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(202, taken.statusCode(), () -> Client.text(taken));
        String path = "/api/imports/" + TestApp.json(taken).path("id").asText();
        Client there = here.at(two.origin());
        // What was found in it is in the database, for every node; the file itself is not.
        ReplicatedPostgres.await(
                () -> !TestApp.json(there.get(path)).path("estado").asText().equals("leyendo"));
        HttpResponse<byte[]> again = there.send("PUT", path + "/choices", "{}");
        assertEquals(409, again.statusCode(), () -> Client.text(again));
        assertTrue(Client.text(again).contains("Envíelo de nuevo"), () -> Client.text(again));
    }
}
