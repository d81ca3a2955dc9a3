package huella.editing;

import static huella.editing.Desk.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import huella.Client;
import huella.TestApp;
import huella.store.AuditTrail;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many write the same few initiatives at once: each is told what became of it, and what was accepted stands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritersTest {

    private static final int WRITERS = 200;
    private static final int WINDOWS = 50;
    private static final List<String> CODES =
            List.of("CAL-01", "CAL-02", "CAL-03", "CAL-04", "CAL-05", "TOC-01", "TOC-02", "TOC-03", "TOC-04", "TOC-05");
    private static final Set<Integer> TOLD = Set.of(200, 201, 409, 412);

    private final TestApp app = TestApp.start();
    private final List<Client> planners = signedIn("planificador", 4);
    private final List<Client> reviewers = signedIn("revisor", 2);
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();

    @AfterAll
    void close() {
        app.close();
    }

    /** What a writer was told in the end: that the tag stands in a version of an initiative. */
    private record Accepted(String code, int version, String tag) {}

    @Test
    void two_hundred_at_once_on_ten_initiatives_lose_nothing() throws Exception {
        List<Accepted> accepted = together(WRITERS, this::write);
        assertTrue(TOLD.containsAll(answers.keySet()), answers::toString);
        Map<String, List<Accepted>> byCode = new TreeMap<>();
        accepted.forEach(one ->
                byCode.computeIfAbsent(one.code(), code -> new ArrayList<>()).add(one));
        assertEquals(Set.copyOf(CODES), byCode.keySet());
        byCode.forEach(this::assertStands);
        assertEquals(
                List.of(), AuditTrail.verify(app.database(), Optional.empty()).faults());
    }

    /** Every accepted version is there, in order and without a gap, with all tags of those before it and its own. */
    private void assertStands(String code, List<Accepted> accepted) {
        Map<Integer, String> tags = new TreeMap<>();
        accepted.forEach(one -> assertEquals(null, tags.put(one.version(), one.tag()), () -> "twice: " + one));
        List<Integer> numbers = new ArrayList<>();
        app.json("/api/initiatives/" + code + "/versions")
                .path("versiones")
                .forEach(version -> numbers.addFirst(version.path("version").asInt()));
        assertEquals(IntStream.rangeClosed(1, accepted.size() + 1).boxed().toList(), numbers);
        Set<String> expected = tags(app.json("/api/initiatives/" + code + "/versions/1"));
        for (int number = 2; number <= accepted.size() + 1; number++) {
            expected.add(tags.get(number));
            assertEquals(expected, tags(app.json("/api/initiatives/" + code + "/versions/" + number)));
        }
        JsonNode shown = app.json("/api/initiatives/" + code);
        assertEquals(expected, tags(shown));
        assertEquals(accepted.size() + 1, shown.at("/properties/version").asInt());
    }

    private Accepted write(int number) {
        String code = CODES.get(number % CODES.size());
        String tag = "marca " + number;
        Client planner = planners.get(number % planners.size());
        JsonNode seen = told(planner.get("/api/initiatives/" + code), 200);
        Set<String> tags = tags(seen);
        tags.add(tag);
        JsonNode draft = told(planner.send("POST", "/api/drafts", "{\"titulo\":\"" + tag + "\"}"), 201);
        String path = "/api/drafts/" + draft.path("id").asText();
        String edit = "{\"base\":" + seen.at("/properties/version").asInt() + ",\"campos\":{\"etiquetas\":[\""
                + String.join("\",\"", tags) + "\"]}}";
        draft = told(planner.send("PUT", path + "/edits/" + code, edit, "If-Match", revision(draft)), 200);
        told(
                planner.send("POST", path + "/submission", "{\"motivo\":\"" + tag + "\"}", "If-Match", revision(draft)),
                200);
        return new Accepted(code, publish(reviewers.get(number % reviewers.size()), path, code), tag);
    }

    /** A refusal means that a colleague has published the same initiative since: there are only so many of them. */
    private int publish(Client reviewer, String path, String code) {
        for (int tries = 0; tries < WRITERS / CODES.size(); tries++) {
            HttpResponse<byte[]> preview = reviewer.get(path + "/publication");
            assertTrue(told(preview, 200).path("se_puede").asBoolean(), () -> Client.text(preview));
            String seen = preview.headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> answer = reviewer.send("POST", path + "/publication", "{}", "If-Match", seen);
            answers.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() != 412) {
                return done(200, answer).path("versiones").path(code).asInt();
            }
        }
        throw new AssertionError("refused more often than anybody else has published " + code);
    }

    @Test
    void of_fifty_windows_that_save_the_same_revision_one_is_saved_and_all_others_are_told() throws Exception {
        Client planner = planners.getFirst();
        JsonNode draft = told(planner.send("POST", "/api/drafts", "{\"titulo\":\"Ventanas\"}"), 201);
        String path = "/api/drafts/" + draft.path("id").asText();
        List<Integer> statuses = together(
                WINDOWS,
                number -> planner.send(
                                "PUT",
                                path + "/edits/CAL-06",
                                "{\"base\":1,\"campos\":{\"nota\":\"Ventana " + number + "\"}}",
                                "If-Match",
                                revision(draft))
                        .statusCode());
        JsonNode after = told(planner.get(path), 200);
        assertEquals(1, statuses.stream().filter(status -> status == 200).count(), statuses::toString);
        assertEquals(
                WINDOWS - 1, statuses.stream().filter(status -> status == 412).count(), statuses::toString);
        assertEquals(draft.path("revision").asInt() + 1, after.path("revision").asInt());
        assertEquals(
                "Ventana " + statuses.indexOf(200),
                after.at("/ediciones/0/campos/nota").asText());
    }

    /** Somebody's work, by their number. */
    private interface Work<T> {
        T of(int number) throws Exception;
    }

    /** All begin at the same moment, each in a thread of its own; the results in the order of their numbers. */
    private static <T> List<T> together(int many, Work<T> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, many)
                    .mapToObj(number -> threads.submit((Callable<T>) () -> {
                        start.await();
                        return work.of(number);
                    }))
                    .toList();
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private JsonNode told(HttpResponse<byte[]> answer, int status) {
        answers.merge(answer.statusCode(), 1, Integer::sum);
        return done(status, answer);
    }

    private static String revision(JsonNode draft) {
        return "\"" + draft.path("revision").asInt() + "\"";
    }

    private static Set<String> tags(JsonNode initiative) {
        Set<String> tags = new TreeSet<>();
        initiative.at("/properties/etiquetas").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    private List<Client> signedIn(String role, int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> app.signedIn(role + number, role + ":calama", role + ":tocopilla"))
                .toList();
    }
}
