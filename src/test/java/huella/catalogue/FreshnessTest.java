package huella.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import huella.model.Basis;
import huella.model.Change;
import huella.model.TileCoord;
import huella.store.Database;
import huella.store.Notifications;
import huella.store.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final Basis ALL_CALAMA = new Basis(Set.of("calama"), Optional.empty());

    /** Where CAL-01 lies, and a tile far from it. */
    private static final TileCoord HERE = new TileCoord(9, 157, 288);

    private static final TileCoord ELSEWHERE = new TileCoord(9, 100, 100);

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));
    private final Freshness freshness = new Freshness(database);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_publication_touches_its_layer_where_its_footprint_was_and_is() {
        long since = freshness.now();
        touch("CAL-01");
        freshness.catchUp();
        assertTrue(freshness.now() > since);
        assertFalse(freshness.holds(ALL_CALAMA, since));
        assertFalse(freshness.holds(Basis.EVERYTHING, since));
        assertFalse(freshness.holds(tile("calama", HERE), since));
        assertTrue(freshness.holds(tile("calama", ELSEWHERE), since));
        assertTrue(freshness.holds(tile("rutas", HERE), since));
        assertTrue(freshness.holds(new Basis(Set.of(Basis.BASE), Optional.empty()), since));
        assertTrue(freshness.holds(Basis.NOTHING, since));
        assertTrue(freshness.holds(ALL_CALAMA, freshness.now()));
    }

    @Test
    void a_publication_is_heard_of_while_readers_have_all_connections() throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(TestPostgres.POOL);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TestPostgres.POOL; i++) {
                readers.submit(() -> database.read(handle -> {
                    begun.countDown();
                    return done.join();
                }));
            }
            begun.await();
            long since = freshness.now();
            touch("CAL-01");
            freshness.catchUp();
            assertFalse(freshness.holds(ALL_CALAMA, since));
            done.complete(true);
        }
    }

    @Test
    void only_the_versions_of_what_changed_grow() {
        long calama = freshness.version("calama");
        long routes = freshness.version("rutas");
        long base = freshness.version(Basis.BASE);
        touch("CAL-01");
        freshness.catchUp();
        assertTrue(freshness.version("calama") > calama);
        assertEquals(freshness.version("calama"), freshness.version(Collections.ALL));
        assertEquals(routes, freshness.version("rutas"));
        assertEquals(base, freshness.version(Basis.BASE));
        assertEquals(base, freshness.version(Collections.COMUNAS));
        assertEquals(freshness.version("calama"), new Freshness(database).version("calama"));
    }

    @Test
    void new_base_data_touch_everything() {
        long since = freshness.now();
        database.publish(owner -> owner.execute("UPDATE geodata_state SET base_digest = repeat('0', 64)"));
        freshness.catchUp();
        assertFalse(freshness.holds(new Basis(Set.of(Basis.BASE), Optional.empty()), since));
        assertFalse(freshness.holds(tile("rutas", ELSEWHERE), since));
    }

    @Test
    void another_preparation_of_tiles_touches_every_layer_and_not_the_base() {
        long since = freshness.now();
        long version = freshness.version("rutas");
        database.publish(owner ->
                owner.createQuery("SELECT rebuild_tiles()").mapTo(String.class).list());
        freshness.catchUp();
        assertFalse(freshness.holds(tile("rutas", ELSEWHERE), since));
        assertTrue(freshness.version("rutas") > version);
        assertTrue(freshness.holds(new Basis(Set.of(Basis.BASE), Optional.empty()), since));
    }

    @Test
    void each_change_is_told_once_and_in_order_also_those_that_were_missed() {
        List<Change> told = new ArrayList<>();
        freshness.onChange(told::add);
        touch("CAL-01");
        touch("CAL-02");
        touch("ANF-01");
        freshness.catchUp();
        freshness.catchUp();
        assertEquals(3, told.size());
        assertEquals(
                List.of("calama", "calama", "rutas"),
                told.stream().map(change -> change.touched().getFirst().layer()).toList());
        assertEquals(
                told.stream().map(Change::number).sorted().toList(),
                told.stream().map(Change::number).toList());
    }

    @Test
    void the_word_of_a_publication_says_what_the_database_would_and_costs_no_question() throws Exception {
        List<Change> told = new ArrayList<>();
        freshness.onChange(told::add);
        Announcement word = Announcement.parse(word(() -> touch("CAL-01")));
        Publication publication = word.publication().orElseThrow();
        assertEquals(Optional.of(publication), new PublicationStore(database).findNews(publication.id()));
        assertEquals(List.of("CAL-01"), publication.codes());
        Change said = word.change().orElseThrow();
        freshness.learn(said);
        assertEquals(List.of(said), told);
        freshness.learn(said); // heard again
        freshness.catchUp();
        assertEquals(List.of(said), told);
        database.publish(owner -> owner.execute("UPDATE tile_change SET number = number + 1 WHERE number = "
                + "(SELECT max(number) FROM tile_change)"));
        freshness.catchUp();
        assertEquals(said.touched(), told.getLast().touched());
    }

    @Test
    void what_comes_after_a_change_that_was_not_heard_of_is_asked_for() throws Exception {
        List<Change> told = new ArrayList<>();
        freshness.onChange(told::add);
        touch("CAL-01");
        freshness.learn(Announcement.parse(word(() -> touch("ANF-01"))).change().orElseThrow());
        assertEquals(2, told.size());
        assertEquals("calama", told.getFirst().touched().getFirst().layer());
        assertEquals("rutas", told.getLast().touched().getFirst().layer());
    }

    @Test
    void a_publication_in_too_many_places_to_be_said_is_told_without_them() throws Exception {
        Announcement announcement = Announcement.parse(word(() -> database.publish(owner -> {
            touch(owner, "CAL-01");
            owner.execute("SET CONSTRAINTS prepare_tiles IMMEDIATE");
            owner.execute(
                    "INSERT INTO tile_change SELECT number, n + 10 * more, publication, layer, min_x, min_y, max_x,"
                            + " max_y, min_zoom, max_zoom FROM tile_change, generate_series(1, 90) AS more"
                            + " WHERE number = (SELECT max(number) FROM tile_change)");
        })));
        assertTrue(announcement.id().isPresent());
        assertEquals(Optional.empty(), announcement.publication());
        assertEquals(Optional.empty(), announcement.change());
    }

    @Test
    void of_a_word_that_is_not_understood_nothing_is_believed() {
        Announcement nothing = new Announcement(OptionalLong.empty(), Optional.empty(), Optional.empty());
        for (String word : List.of(
                "",
                "tiles",
                "12\n",
                "x\n1 a 0 0 1 1 0 30",
                "3\n1 a 0 0 1 1 0 30",
                "3 2026-01-31T00:00:00Z A\n1 a 0 0 1 1 0",
                "3 2026-01-31T00:00:00Z A\n1 a 0 0 b 1 0 30",
                "3 today A\n1 a 0 0 1 1 0 30")) {
            Announcement understood = Announcement.parse(word);
            assertTrue(understood.equals(nothing) || understood.change().isEmpty(), word);
        }
    }

    /** What is heard of a publication. */
    private String word(Runnable publishing) throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        CountDownLatch listening = new CountDownLatch(1);
        Notifications.Hearer hearer = new Notifications.Hearer() {
            @Override
            public void listening() {
                listening.countDown();
            }

            @Override
            public void heard(String payload) {
                heard.add(payload);
            }
        };
        Notifications notifications = database.listen("huella_publication", hearer);
        listening.await();
        publishing.run();
        String word = heard.take();
        notifications.close();
        return word;
    }

    @Test
    void what_was_read_too_long_ago_holds_no_more() {
        long since = freshness.now();
        database.publish(owner -> {
            for (int i = 0; i < 600; i++) {
                owner.createQuery("SELECT change_world(NULL, ARRAY['base'])")
                        .mapTo(String.class)
                        .list();
            }
        });
        freshness.catchUp();
        assertFalse(freshness.holds(ALL_CALAMA, since));
        assertTrue(freshness.holds(ALL_CALAMA, freshness.now() - 100));
    }

    @Test
    void when_another_database_took_its_place_nothing_holds() {
        long since = freshness.now();
        List<Change> told = new ArrayList<>();
        freshness.onChange(told::add);
        database.publish(owner -> owner.execute("DELETE FROM tile_change"));
        freshness.catchUp();
        assertFalse(freshness.holds(ALL_CALAMA, since));
        assertTrue(told.getFirst().everything());
        assertEquals(0, freshness.version("calama"));
    }

    @Test
    void while_changes_cannot_be_heard_of_nothing_holds_also_not_what_is_read_meanwhile() {
        long since = freshness.now();
        freshness.deafen();
        assertFalse(freshness.holds(ALL_CALAMA, since));
        long meanwhile = freshness.now();
        assertNotEquals(meanwhile, freshness.now());
        assertFalse(freshness.holds(ALL_CALAMA, meanwhile));
        touch("CAL-01");
        freshness.hear();
        assertFalse(freshness.holds(ALL_CALAMA, since));
        assertFalse(freshness.holds(ALL_CALAMA, meanwhile));
        assertTrue(freshness.holds(ALL_CALAMA, freshness.now()));
    }

    private static Basis tile(String layer, TileCoord tile) {
        return new Basis(Set.of(layer), Optional.of(tile));
    }

    /** The same footprint again, as a new version. */
    private void touch(String code) {
        database.publish(owner -> touch(owner, code));
    }

    private static void touch(Handle owner, String code) {
        owner.createUpdate("""
                        WITH act AS (
                            INSERT INTO publication (author, reason) VALUES ('prueba', 'prueba') RETURNING id
                        ), moved AS (
                            UPDATE initiative SET current_version = current_version + 1 WHERE code = :code
                            RETURNING code, current_version)
                        INSERT INTO initiative_version (
                            code, version, publication, layer, territory, theme, objectives, responsible, horizon, name_es,
                            name_en, starred, tags, comunas, comunas_outside, source_list, source_number, source_name,
                            corrections, location_precision, location_assumed, basis_es, basis_en, geom)
                        SELECT m.code, m.current_version, act.id, v.layer, v.territory, v.theme, v.objectives,
                               v.responsible, v.horizon, v.name_es, v.name_en, v.starred, v.tags, v.comunas,
                               v.comunas_outside, v.source_list, v.source_number, v.source_name, v.corrections,
                               v.location_precision, v.location_assumed, v.basis_es, v.basis_en, v.geom
                          FROM act, moved m
                          JOIN initiative_version v ON v.code = m.code AND v.version = m.current_version - 1""").bind("code", code).execute();
    }
}
