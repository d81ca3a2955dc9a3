package huella.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What happens while a file is being made, with a database that needs a second for each of the 37 rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongExportTest {

    /** Well under the time of a whole export. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestApp app = TestApp.start();

    @BeforeEach
    void slowDown() {
        app.database().publish(owner -> {
            owner.execute("ALTER VIEW published RENAME TO quick");
            // In order before they wait: a sort above would keep all rows back until the last one.
            owner.execute("CREATE VIEW published AS SELECT * FROM (SELECT * FROM quick ORDER BY codigo OFFSET 0) q"
                    + " WHERE pg_sleep(1)::text = ''");
            owner.execute("GRANT SELECT ON published TO huella_app");
        });
    }

    @AfterEach
    void speedUp() {
        await(0);
        app.database().publish(owner -> {
            owner.execute("DROP VIEW published");
            owner.execute("ALTER VIEW quick RENAME TO published");
        });
    }

    @AfterAll
    void close() {
        app.close();
    }

    @Test
    void a_client_that_goes_away_stops_the_query() throws IOException {
        Socket client = ask("/export/iniciativas.gpkg");
        await(1);
        client.close();
        await(0);
    }

    @Test
    void more_files_at_once_than_allowed_are_refused_and_places_come_free_again() throws IOException {
        Socket first = ask("/export/iniciativas.csv");
        Socket second = ask("/export/iniciativas.shp");
        await(2);
        HttpResponse<byte[]> third = app.get("/export/iniciativas.csv");
        first.close();
        second.close();
        assertEquals(503, third.statusCode());
        assertEquals("10", third.headers().firstValue("Retry-After").orElse(""));
        String detail = TestApp.json(third).get("detail").asText();
        assertTrue(detail.contains("HUELLA_MAX_EXPORTS"), detail);
        app.claimLog("HUELLA_MAX_EXPORTS");
        await(0);
        speedUp();
        assertEquals(200, app.get("/export/iniciativas.csv").statusCode());
        slowDown();
    }

    /** To look whether a client is there takes a byte of its next request, which must not be missing from it. */
    @Test
    void a_client_that_asks_again_before_it_is_answered_gets_both_answers() throws IOException {
        try (Socket client = ask("/export/calama.csv")) {
            await(1);
            send(client, "/health/live", "close");
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            long statuses = answers.lines()
                    .filter(line -> line.contains("HTTP/1.1 200"))
                    .count();
            assertEquals(2, statuses);
        }
    }

    private Socket ask(String path) throws IOException {
        URI origin = URI.create(app.origin());
        Socket client = new Socket(origin.getHost(), origin.getPort());
        send(client, path, "keep-alive");
        return client;
    }

    private static void send(Socket client, String path, String connection) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: here\r\nConnection: " + connection + "\r\n\r\n";
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    /** Until so many queries for files are running. */
    private void await(int queries) {
        Instant until = Instant.now().plus(LIMIT);
        int running = running();
        while (running != queries) {
            assertTrue(Instant.now().isBefore(until), running + " queries are running, not " + queries);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            running = running();
        }
    }

    private int running() {
        return app.database()
                .read(handle -> handle.createQuery(
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                        + " AND state = 'active' AND query LIKE 'COPY%'")
                        .mapTo(Integer.class)
                        .one());
    }
}
