package huella.tiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many who want tiles at once, while the database is held up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TileDemandTest {

    private static final int WAITING = 64;

    private final TestApp app = TestApp.start(Map.of(
            "HUELLA_TILE_POOL", "1", "HUELLA_MAX_WAITING_TILES", Integer.toString(WAITING), "HUELLA_KEPT_MB", "0"));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterAll
    void close() {
        client.close();
        app.close();
    }

    @Test
    @SuppressWarnings({"unchecked", "try"})
    void requests_for_one_tile_are_one_query_and_one_too_many_is_refused_with_a_reason() {
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        HttpResponse<byte[]> refused;
        app.claimLog("HUELLA_MAX_WAITING_TILES");
        try (Held held = new Held()) {
            for (int i = 0; i < WAITING + 1; i++) {
                answers.add(ask("/tiles/iniciativas/8/77/145.mvt"));
            }
            // While the table is held only a refusal can come; when it has come, all the others wait.
            refused = (HttpResponse<byte[]>) CompletableFuture.anyOf(answers.toArray(new CompletableFuture<?>[0]))
                    .join();
            assertEquals(1, queriesOfTiles(), "one query for all");
        }
        assertEquals(503, refused.statusCode());
        assertTrue(refused.headers().firstValue("Retry-After").isPresent());
        assertTrue(new String(refused.body(), StandardCharsets.UTF_8).contains("HUELLA_MAX_WAITING_TILES"));
        List<HttpResponse<byte[]>> made = answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 200)
                .toList();
        assertEquals(WAITING, made.size());
        byte[] tile = app.get("/tiles/iniciativas/8/77/145.mvt").body();
        made.forEach(answer -> assertArrayEquals(tile, answer.body()));
    }

    @Test
    @SuppressWarnings("try")
    void what_everybody_has_left_is_stopped_in_the_database() throws IOException {
        try (Held held = new Held()) {
            try (Socket impatient =
                    new Socket("127.0.0.1", URI.create(app.origin()).getPort())) {
                impatient
                        .getOutputStream()
                        .write("GET /tiles/calama/9/155/289.mvt HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                awaitUntil(() -> queriesOfTiles() == 1);
            }
            awaitUntil(() -> queriesOfTiles() == 0); // long before its own limit lets go: the table is still held
        }
        assertEquals(200, app.get("/tiles/iniciativas/8/77/145.mvt").statusCode());
    }

    /** While it is open, no query of tiles of initiatives gets on. */
    private final class Held implements AutoCloseable {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch done = new CountDownLatch(1);
        private final Thread thread = Thread.ofPlatform()
                .start(() -> app.database().publish(owner -> {
                    owner.execute("LOCK TABLE tile_count IN ACCESS EXCLUSIVE MODE");
                    begun.countDown();
                    await(done);
                }));

        Held() {
            await(begun);
        }

        @Override
        public void close() {
            done.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> ask(String path) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(app.origin() + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Queries of the pool for tiles that run, or wait for a lock, now. */
    private int queriesOfTiles() {
        return app.database()
                .read(handle -> handle.createQuery("SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                                + " AND datname = current_database() AND query LIKE '%tile_count%'"
                                + " AND pid <> pg_backend_pid()")
                        .mapTo(Integer.class)
                        .one());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUntil(BooleanSupplier condition) {
        for (long end = System.nanoTime() + 60_000_000_000L; !condition.getAsBoolean(); Thread.onSpinWait()) {
            assertTrue(System.nanoTime() < end, "never happened");
        }
    }
}
