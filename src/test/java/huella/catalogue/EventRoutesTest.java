package huella.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.store.Publishing;
import huella.store.TestPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What who has the map open is told. The time limit only ends a test that would wait for ever. */
@Timeout(120)
class EventRoutesTest {

    private final TestApp app = TestApp.start(Map.of("HUELLA_MAX_LISTENERS", "3", "HUELLA_KEEP_ALIVE_SECONDS", "1"));

    @AfterEach
    void close() {
        app.close();
    }

    private long publish(String... codes) {
        Publishing publishing = Publishing.because("Cambio");
        for (String code : codes) {
            publishing.version(code, Map.of("note_es", "otra nota"));
        }
        return publishing.in(app.database());
    }

    private static List<String> codes(EventReader.Event event) {
        return StreamSupport.stream(event.data().path("codigos").spliterator(), false)
                .map(code -> code.asText())
                .toList();
    }

    @Test
    void everyone_who_listens_hears_of_a_publication_with_all_its_codes() throws Exception {
        try (EventReader one = new EventReader(app, "");
                EventReader other = new EventReader(app, "")) {
            assertEquals("inicio", one.next().name());
            assertEquals("inicio", other.next().name());
            long id = publish("CAL-03", "ANF-01");
            for (EventReader reader : List.of(one, other)) {
                EventReader.Event event = reader.next();
                assertEquals("publicacion", event.name());
                assertEquals(Long.toString(id), event.id());
                assertEquals(id, event.data().path("publicacion").asLong());
                assertEquals(List.of("ANF-01", "CAL-03"), codes(event));
                assertTrue(event.data().path("fecha").asText().endsWith("Z"));
            }
        }
    }

    @Test
    void a_retired_initiative_and_a_new_one_are_told_like_any_other() throws Exception {
        try (EventReader reader = new EventReader(app, "")) {
            reader.next();
            Publishing.because("Cambios")
                    .retire("CAL-03")
                    .create("CAL-50", "CAL-04", "Nueva")
                    .in(app.database());
            assertEquals(List.of("CAL-03", "CAL-50"), codes(reader.next()));
        }
    }

    @Test
    void of_a_publication_of_more_than_can_be_told_who_listens_or_comes_back_hears_to_read_everything()
            throws Exception {
        long known = publish("CAL-03");
        try (EventReader reader = new EventReader(app, "")) {
            reader.next();
            Publishing many = Publishing.because("Carga");
            for (int i = 0; i <= Publication.MOST_CODES; i++) {
                many.create("CAL-" + (1_000 + i), "CAL-04", "Nueva");
            }
            long id = many.in(app.database());
            EventReader.Event event = reader.next();
            assertEquals("todo", event.name());
            assertEquals(Long.toString(id), event.id());
        }
        try (EventReader reader = new EventReader(app, "?desde=" + known)) {
            EventReader.Event event = reader.next();
            while (event.name().equals("publicacion")) {
                event = reader.next(); // those of about the same time are told again
            }
            assertEquals("todo", event.name());
        }
    }

    @Test
    void what_was_undone_is_never_told() throws Exception {
        try (EventReader reader = new EventReader(app, "")) {
            reader.next();
            assertThrows(
                    IllegalStateException.class,
                    () -> app.database().publish(handle -> {
                        handle.execute("INSERT INTO publication (author, reason) VALUES ('a', 'b')");
                        throw new IllegalStateException("undone");
                    }));
            long id = publish("TOC-01");
            assertEquals(Long.toString(id), reader.next().id());
        }
    }

    @Test
    void who_comes_back_hears_first_what_it_missed() throws Exception {
        long known = Long.parseLong(app.get("/layers/calama.geojson")
                .headers()
                .firstValue("Huella-Publicacion")
                .orElseThrow());
        long first = publish("CAL-03");
        long second = publish("CAL-04");
        try (EventReader reader = new EventReader(app, "?desde=" + known)) {
            assertEquals(Long.toString(first), reader.next().id());
            assertEquals(List.of("CAL-04"), codes(reader.next()));
            long third = publish("CAL-05");
            assertEquals(Long.toString(third), reader.next().id());
        }
        // The browser's own header is newer than the address it was made with.
        try (EventReader reader = new EventReader(app, "?desde=" + known, "Last-Event-ID", Long.toString(second))) {
            EventReader.Event event = reader.next();
            while (Long.parseLong(event.id()) < second) {
                event = reader.next(); // those of about the same time are told again
            }
            assertEquals(List.of("CAL-05"), codes(event));
        }
    }

    @Test
    void publications_are_numbered_and_heard_in_the_order_in_which_they_are_committed() throws Exception {
        long[] first = new long[1];
        long[] second = new long[1];
        try (EventReader reader = new EventReader(app, "")) {
            reader.next();
            Thread other = new Thread(() -> second[0] = publish("CAL-03"));
            app.database().publish(handle -> {
                first[0] = handle.createQuery("INSERT INTO publication (author, reason) VALUES ('a', 'b') RETURNING id")
                        .mapTo(Long.class)
                        .one();
                other.start();
                while (!waits(handle)) {
                    Thread.onSpinWait();
                }
            });
            other.join();
            assertTrue(first[0] < second[0]);
            assertEquals(Long.toString(first[0]), reader.next().id());
            assertEquals(Long.toString(second[0]), reader.next().id());
        }
    }

    /** Whether somebody waits for the lock of publishing in this database. */
    private static boolean waits(Handle handle) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
                        + " AND objid = 483552"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))")
                .mapTo(Boolean.class)
                .one();
    }

    @Test
    void who_missed_too_much_or_knows_another_database_is_told_to_read_everything() throws Exception {
        long known = publish("CAL-03");
        long last = known;
        for (int i = 0; i <= Publications.MOST_MISSED; i++) {
            last = Publishing.because("Nada").in(app.database());
        }
        try (EventReader reader = new EventReader(app, "?desde=" + known)) {
            EventReader.Event event = reader.next();
            assertEquals("todo", event.name());
            assertEquals(Long.toString(last), event.id());
        }
        try (EventReader reader = new EventReader(app, "?desde=999999")) {
            assertEquals("todo", reader.next().name());
        }
    }

    @Test
    void nothing_is_missed_while_the_database_cannot_be_heard() throws Exception {
        try (EventReader reader = new EventReader(app, "")) {
            reader.next();
            List<String> published = new ArrayList<>();
            List<String> heard = new ArrayList<>();
            for (int round = 0; round < 4; round++) {
                TestPostgres.cutOffListeners(app.database());
                published.add(Long.toString(publish("CAL-03")));
                published.add(Long.toString(publish("CAL-04")));
                heard.add(reader.next().id());
                heard.add(reader.next().id());
            }
            assertEquals(published, heard);
        }
        app.claimLog("Publications are not heard");
    }

    @Test
    void one_too_many_is_refused_with_its_cure_and_who_hangs_up_makes_room() throws Exception {
        try (EventReader first = new EventReader(app, "");
                EventReader second = new EventReader(app, "")) {
            first.next();
            second.next();
            try (EventReader third = new EventReader(app, "")) {
                third.next();
                HttpResponse<byte[]> refused = app.get("/api/events");
                assertEquals(503, refused.statusCode());
                assertEquals("30", refused.headers().firstValue("Retry-After").orElseThrow());
                assertTrue(TestApp.json(refused).path("detail").asText().contains("HUELLA_MAX_LISTENERS"));
            }
            EventReader next = new EventReader(app, "");
            while (next.response().statusCode() == 503) {
                next.close();
                next = new EventReader(app, "");
            }
            assertEquals("inicio", next.next().name());
            next.close();
        }
        app.claimLog("HUELLA_MAX_LISTENERS");
    }

    @Test
    void a_stream_says_that_it_is_alive_and_nothing_on_the_way_may_hold_it_back() throws Exception {
        try (EventReader reader = new EventReader(app, "", "Accept-Encoding", "gzip")) {
            assertEquals("inicio", reader.next().name());
            assertEquals("comment", reader.nextOrComment().name());
            assertEquals("comment", reader.nextOrComment().name());
            Map<String, List<String>> headers = reader.response().headers().map();
            assertEquals(
                    List.of("text/event-stream;charset=utf-8"),
                    headers.get("content-type").stream()
                            .map(type -> type.replace(" ", ""))
                            .toList());
            assertEquals(List.of("no-store"), headers.get("cache-control"));
            assertEquals(List.of("no"), headers.get("x-accel-buffering"));
            assertEquals(List.of("*"), headers.get("access-control-allow-origin"));
            assertNull(headers.get("content-encoding"));
        }
    }

    @Test
    void a_reader_who_does_not_read_holds_up_nobody_else() throws Exception {
        URI address = URI.create(app.origin());
        try (Socket lazy = new Socket(address.getHost(), address.getPort());
                EventReader reader = new EventReader(app, "")) {
            lazy.setReceiveBufferSize(1_024);
            lazy.getOutputStream()
                    .write("GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            lazy.getOutputStream().flush();
            reader.next();
            for (int i = 0; i < 200; i++) {
                String id = Long.toString(Publishing.because("Nada").in(app.database()));
                assertEquals(id, reader.next().id());
            }
        }
    }

    @Test
    void a_service_that_stops_ends_the_streams() throws Exception {
        TestApp stopping = TestApp.start();
        try (EventReader reader = new EventReader(stopping, "")) {
            assertEquals("inicio", reader.next().name());
            stopping.close();
            assertNull(endOf(reader));
        }
    }

    private static EventReader.Event endOf(EventReader reader) {
        try {
            return reader.next();
        } catch (IOException cutOff) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?desde=x", "?desde=-1", "?desde=", "?desde=1&desde=2", "?since=1"})
    void nonsense_is_refused(String query) {
        assertEquals(400, app.get("/api/events" + query).statusCode());
    }

    @Test
    void the_headers_alone_take_no_place() {
        for (int i = 0; i < 5; i++) {
            assertEquals(200, app.send("HEAD", "/api/events").statusCode());
        }
    }
}
