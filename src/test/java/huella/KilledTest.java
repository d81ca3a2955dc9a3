package huella;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The service and then its database are killed while people publish. What they were told stands, no publication is
 * there by half, who repeats what was not answered does nothing twice, and nobody has to sign in again.
 */
class KilledTest {

    private static final String LOGIN = "ada";
    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** Publications that are acknowledged before each kill. */
    private static final int BEFORE = 8;

    /** Each writer publishes changes of two initiatives that nobody else touches. */
    private static final List<List<String>> PAIRS = List.of(
            List.of("CAL-01", "CAL-02"),
            List.of("CAL-03", "CAL-04"),
            List.of("CAL-05", "CAL-06"),
            List.of("TOC-01", "TOC-02"),
            List.of("TOC-03", "TOC-04"),
            List.of("TOC-05", "TOC-06"));

    private final Map<String, Map<String, Integer>> acknowledged = new HashMap<>();
    private volatile boolean killed;
    private Path home;
    private Program.Service service;
    private Client person;

    @BeforeEach
    void makeHome() throws IOException {
        home = Program.newHome();
    }

    @AfterEach
    void stop() throws Exception {
        if (service != null) {
            service.process().destroy();
            service.process().waitFor();
        }
        Program.remove(home);
    }

    @Test
    void what_was_acknowledged_stands_whole_after_the_service_and_the_database_were_killed() throws Exception {
        serve();
        run("user", "add", LOGIN, "--name", "Ada", "--admin", "--password-stdin");
        person = new Client(address());
        person.signIn(LOGIN, Client.PASSWORD);

        List<Asked> unanswered =
                publishUntil(() -> service.process().destroyForcibly().waitFor());
        serve();
        person = person.at(address());
        assertAllStands(unanswered);

        long killed = server().orElseThrow();
        unanswered = publishUntil(() -> ProcessHandle.of(killed).orElseThrow().destroyForcibly());
        await(() -> server().filter(pid -> pid != killed).isPresent()
                && person.get("/api/session").statusCode() == 200);
        assertAllStands(unanswered);
    }

    /** A publication that was asked for: why, by which request, of what. */
    private record Asked(String reason, String path, String tag, List<String> codes) {}

    private interface Kill {
        void now() throws Exception;
    }

    /**
     * Kills while a publication is on its way and the other writers are anywhere.
     *
     * @return what was asked for last and never answered, by any of the writers
     */
    private List<Asked> publishUntil(Kill kill) throws Exception {
        killed = false;
        BlockingQueue<Asked> begun = new LinkedBlockingQueue<>();
        BlockingQueue<Asked> done = new LinkedBlockingQueue<>();
        List<Asked> unanswered = new ArrayList<>();
        List<Thread> writers = PAIRS.stream()
                .map(codes -> Thread.ofVirtual().start(() -> write(codes, begun, done, unanswered)))
                .toList();
        for (int i = 0; i < BEFORE; i++) {
            next(done);
        }
        begun.clear();
        next(begun);
        kill.now();
        killed = true;
        for (Thread writer : writers) {
            assertTrue(writer.join(LIMIT), "a writer waits for an answer that never comes");
        }
        return unanswered;
    }

    private static void next(BlockingQueue<Asked> queue) throws InterruptedException {
        assertTrue(queue.poll(LIMIT.toSeconds(), TimeUnit.SECONDS) != null, "nothing is published");
    }

    /**
     * One publication after the other, until the service does not answer as it should, or after a kill that this writer
     * did not notice: what the database was about to do waits until it is back.
     */
    private void write(
            List<String> codes, BlockingQueue<Asked> begun, BlockingQueue<Asked> done, List<Asked> unanswered) {
        for (int round = 1; !killed; round++) {
            Asked asked = null;
            try {
                asked = prepare(codes, "Ronda " + round + " " + codes + " " + Instant.now());
                begun.add(asked);
                record(asked, publish(asked));
                done.add(asked);
            } catch (UncheckedIOException | AssertionError killed) {
                if (asked != null) {
                    synchronized (this) {
                        unanswered.add(asked);
                    }
                }
                return;
            }
        }
    }

    private Asked prepare(List<String> codes, String reason) {
        JsonNode draft = told(201, person.send("POST", "/api/drafts", "{\"titulo\":\"Dos a la vez\"}"));
        String path = "/api/drafts/" + draft.path("id").asText();
        for (String code : codes) {
            int base = told(200, person.get("/api/initiatives/" + code))
                    .at("/properties/version")
                    .asInt();
            String edit = "{\"base\":" + base + ",\"campos\":{\"nota\":\"" + reason + "\"}}";
            draft = told(200, person.send("PUT", path + "/edits/" + code, edit, "If-Match", revision(draft)));
        }
        told(
                200,
                person.send(
                        "POST", path + "/submission", "{\"motivo\":\"" + reason + "\"}", "If-Match", revision(draft)));
        HttpResponse<byte[]> preview = person.get(path + "/publication");
        told(200, preview);
        return new Asked(reason, path, preview.headers().firstValue("ETag").orElseThrow(), codes);
    }

    private HttpResponse<byte[]> publish(Asked asked) {
        return person.send(
                "POST", asked.path() + "/publication", "{}", "If-Match", asked.tag(), "Idempotency-Key", asked.path());
    }

    private synchronized void record(Asked asked, HttpResponse<byte[]> answer) {
        Map<String, Integer> versions = new TreeMap<>();
        JsonNode told = told(200, answer).path("versiones");
        told.fieldNames()
                .forEachRemaining(code -> versions.put(code, told.path(code).asInt()));
        assertEquals(asked.codes(), List.copyOf(versions.keySet()));
        acknowledged.put(asked.reason(), versions);
    }

    private void assertAllStands(List<Asked> unanswered) throws Exception {
        assertEquals(
                LOGIN,
                told(200, person.get("/api/session")).at("/cuenta/usuario").asText());
        assertWhole();
        // Whoever was left without an answer asks again, and hears what was done or has it done now.
        for (Asked asked : unanswered) {
            record(asked, publish(asked));
        }
        Map<String, Map<String, Integer>> published = assertWhole();
        assertEquals(acknowledged, published);
        String verified = run("audit", "verify");
        assertTrue(verified.contains("The record is whole"), verified);
    }

    /** Versions follow each other, and every reason stands at both initiatives of its pair or at none. */
    private Map<String, Map<String, Integer>> assertWhole() {
        Map<String, Map<String, Integer>> published = new HashMap<>();
        for (List<String> codes : PAIRS) {
            for (String code : codes) {
                JsonNode versions = told(200, person.get("/api/initiatives/" + code + "/versions"))
                        .path("versiones");
                int expected = versions.size();
                for (JsonNode version : versions) {
                    assertEquals(expected--, version.path("version").asInt(), code);
                    if (version.path("version").asInt() > 1) {
                        published
                                .computeIfAbsent(version.path("motivo").asText(), reason -> new TreeMap<>())
                                .merge(code, version.path("version").asInt(), (one, two) -> -1);
                    }
                }
            }
        }
        published.forEach((reason, versions) -> assertEquals(2, versions.size(), () -> reason + " " + versions));
        acknowledged.forEach((reason, versions) -> assertEquals(versions, published.get(reason), reason));
        return published;
    }

    private static JsonNode told(int status, HttpResponse<byte[]> answer) {
        assertEquals(status, answer.statusCode(), () -> Client.text(answer));
        return TestApp.json(answer);
    }

    private static String revision(JsonNode draft) {
        return "\"" + draft.path("revision").asInt() + "\"";
    }

    private void serve() throws IOException {
        service = Program.serve(home, Map.of());
        // Nobody reads what it says from here on, and it must not wait for a reader.
        Process process = service.process();
        Thread.ofVirtual().start(() -> {
            try (OutputStream nowhere = OutputStream.nullOutputStream()) {
                process.getInputStream().transferTo(nowhere);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String address() {
        return service.address().replaceFirst("/$", "");
    }

    /** The process of the embedded database while it takes connections, as its own file says. */
    private Optional<Long> server() {
        Path file = home.resolve("postgres/postmaster.pid");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.size() > 7 && lines.get(7).strip().equals("ready")
                    ? Optional.of(Long.valueOf(lines.getFirst().strip()))
                    : Optional.empty();
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Process process = Program.of(home, Map.of(), arguments).start();
        process.getOutputStream().write((Client.PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), () -> "not within " + LIMIT);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
