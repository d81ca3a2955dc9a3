package huella.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Basis;
import huella.model.Change;
import huella.model.TileCoord;
import huella.model.Touched;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

    private static final Basis CALAMA = new Basis(Set.of("calama"), Optional.empty());
    private static final Basis RUTAS = new Basis(Set.of("rutas"), Optional.empty());

    private final Log log = new Log();
    private final KeptAnswers kept = new KeptAnswers(1, log::last, log::holds);

    /** What was published, as one who hears of it knows it: first what it touched, then its number. */
    private static final class Log {
        private final List<Change> changes = new CopyOnWriteArrayList<>();
        private final AtomicLong last = new AtomicLong();
        private volatile long forgotten;

        long last() {
            return last.get();
        }

        boolean holds(Basis basis, long since) {
            return since >= forgotten
                    && changes.stream().noneMatch(change -> change.number() > since && basis.isTouchedBy(change));
        }

        Change add(String layer) {
            Change change = touching(last.get() + 1, layer);
            changes.add(change);
            last.set(change.number());
            return change;
        }
    }

    private record From(String origin, String accept, String language) implements KeptAnswers.Asked {}

    private static final From ANYBODY = new From("http://huella:80", "", "");

    private static Change touching(long publication, String layer) {
        return new Change(publication, List.of(new Touched(layer, -1e9, -1e9, 1e9, 1e9, 0, 22)), false);
    }

    private static KeptAnswer answer(String text, Keeping keeping) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new KeptAnswer(
                200,
                keeping,
                "no-cache",
                new HeaderBlock("Content-Type", "text/plain"),
                new KeptAnswer.Forms(
                        EntityTag.digest(bytes),
                        false,
                        KeptAnswer.Coded.of(bytes, "\"" + EntityTag.digest(bytes) + "\"", null),
                        null,
                        null));
    }

    private void put(String address, KeptAnswer answer) {
        kept.put(address, KeptAnswers.Variants.NONE, ANYBODY, answer);
    }

    private String find(String address) {
        KeptAnswer answer = kept.find(address, ANYBODY, false);
        return answer == null
                ? null
                : StandardCharsets.UTF_8
                        .decode(answer.forms().plain().body().duplicate())
                        .toString();
    }

    @Test
    void what_was_kept_is_found_until_a_publication_touches_it() {
        put("/calama", answer("calama", Keeping.of(CALAMA, log.last())));
        put("/rutas", answer("rutas", Keeping.of(RUTAS, log.last())));
        kept.changed(log.add("rutas"));
        assertEquals("calama", find("/calama"));
        assertNull(find("/rutas"));
        assertEquals(1, kept.size());
    }

    @Test
    void what_is_outdated_is_not_found_even_before_anybody_has_removed_it() {
        put("/calama", answer("calama", Keeping.of(CALAMA, log.last())));
        log.add("calama");
        assertNull(find("/calama"));
        assertEquals(0, kept.size());
    }

    @Test
    void an_answer_made_of_data_from_before_a_publication_does_not_stay() {
        long since = log.last();
        KeptAnswer made = answer("old", Keeping.of(CALAMA, since));
        kept.changed(log.add("calama"));
        put("/calama", made);
        assertNull(find("/calama"));
        assertEquals(0, kept.size());
    }

    @Test
    void an_answer_made_of_data_from_before_a_publication_elsewhere_stays() {
        long since = log.last();
        KeptAnswer made = answer("still true", Keeping.of(CALAMA, since));
        kept.changed(log.add("rutas"));
        put("/calama", made);
        assertEquals("still true", find("/calama"));
    }

    @Test
    void a_tile_stays_when_its_layer_changes_somewhere_else() {
        TileCoord tile = new TileCoord(8, 78, 143);
        put("/t", answer("tile", Keeping.of(new Basis(Set.of("calama"), Optional.of(tile)), log.last())));
        Change far = new Change(1, List.of(new Touched("calama", 0, 0, 10, 10, 0, 22)), false);
        log.changes.add(far);
        log.last.set(1);
        kept.changed(far);
        assertEquals("tile", find("/t"));
        kept.changed(log.add("calama"));
        assertNull(find("/t"));
    }

    @Test
    void what_nobody_knows_in_detail_takes_everything_with_it() {
        put("/calama", answer("calama", Keeping.of(CALAMA, log.last())));
        put("/rutas", answer("rutas", Keeping.of(RUTAS, log.last())));
        kept.changed(new Change(1, List.of(), true));
        assertEquals(0, kept.size());
    }

    @Test
    void the_files_of_the_program_are_right_whatever_is_published() {
        put("/main.js", answer("code", Keeping.ALWAYS));
        kept.changed(log.add("calama"));
        assertEquals("code", find("/main.js"));
    }

    @Test
    void what_is_kept_never_takes_more_than_the_bound() {
        String kilobytes = "x".repeat(20_000);
        for (int i = 0; i < 500; i++) {
            put("/" + i, answer(kilobytes + i, Keeping.of(CALAMA, 0)));
        }
        assertTrue(kept.size() > 20 && kept.size() < 53, () -> "answers: " + kept.size());
        assertTrue(kept.bytes() <= 1 << 20, () -> "bytes: " + kept.bytes());
    }

    @Test
    void an_answer_that_would_push_out_an_eighth_of_the_others_is_not_kept() {
        put("/small", answer("small", Keeping.of(CALAMA, 0)));
        put("/large", answer("x".repeat(140_000), Keeping.of(CALAMA, 0)));
        assertNull(find("/large"));
        assertEquals("small", find("/small"));
    }

    @Test
    void with_no_memory_nothing_is_kept() {
        KeptAnswers none = new KeptAnswers(0, log::last, log::holds);
        none.put("/a", KeptAnswers.Variants.NONE, ANYBODY, answer("a", Keeping.of(CALAMA, 0)));
        assertNull(none.find("/a", ANYBODY, false));
    }

    @Test
    void an_answer_that_depends_on_a_header_is_given_only_to_who_sends_the_same() {
        KeptAnswers.Variants languages = new KeptAnswers.Variants(false, true, true);
        From english = new From("http://a:80", "text/html", "en");
        kept.put("/ogc", languages, english, answer("english", Keeping.of(CALAMA, 0)));
        assertNotNull(kept.find("/ogc", new From("http://b:80", "text/html", "en"), false));
        assertNull(kept.find("/ogc", new From("http://a:80", "text/html", "es"), false));
        assertNull(kept.find("/ogc", new From("http://a:80", "", "en"), false));
    }

    @Test
    void an_answer_with_links_is_given_only_to_who_asked_under_that_name() {
        KeptAnswers.Variants links = new KeptAnswers.Variants(true, false, false);
        kept.put("/ogc", links, new From("http://evil:80", "", ""), answer("evil", Keeping.of(CALAMA, 0)));
        assertNull(kept.find("/ogc", ANYBODY, false));
        kept.put("/ogc", links, ANYBODY, answer("ours", Keeping.of(CALAMA, 0)));
        assertEquals("ours", find("/ogc"));
    }

    /**
     * Writers change a layer's content and then tell; readers read the content, keep it and ask. What is found after a
     * publication was told must never be what was there before it.
     */
    @Test
    void whatever_the_threads_do_nothing_is_found_that_was_outdated_before_it_was_asked_for() throws Exception {
        int rounds = 20_000;
        AtomicLong content = new AtomicLong();
        CyclicBarrier start = new CyclicBarrier(4);
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            work.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < rounds; i++) {
                    Change change = touching(log.last() + 1, "calama");
                    content.incrementAndGet(); // the commit
                    if (log.changes.size() > 50) {
                        log.forgotten = log.changes.getFirst().number();
                        log.changes.removeFirst();
                    }
                    log.changes.add(change);
                    log.last.set(change.number());
                    kept.changed(change);
                }
                return null;
            }));
            for (int reader = 0; reader < 3; reader++) {
                Random random = new Random(reader);
                work.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < rounds; i++) {
                        if (random.nextBoolean()) {
                            long since = log.last();
                            put("/calama", answer(Long.toString(content.get()), Keeping.of(CALAMA, since)));
                        }
                        long told = log.last();
                        String found = find("/calama");
                        assertTrue(
                                found == null || Long.parseLong(found) >= told,
                                () -> "found " + found + " after " + told + " was told");
                    }
                    return null;
                }));
            }
            for (Future<?> each : work) {
                each.get(60, TimeUnit.SECONDS);
            }
        }
        String last = find("/calama");
        assertTrue(last == null || Long.parseLong(last) == rounds, last);
    }
}
