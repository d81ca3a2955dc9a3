package huella.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.TestApp;
import huella.geodata.GeodataLoader;
import huella.imports.PublishedPlaces.Place;
import huella.store.Database;
import huella.store.Publishing;
import huella.store.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What features are compared with is what the public sees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedStoreTest {

    private final Database database = TestPostgres.newDatabase(empty -> new GeodataLoader(empty).load(TestApp.GEODATA));

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void every_initiative_that_is_shown_finds_itself_again_without_its_code() {
        PublishedPlaces places = new PublishedStore(database).places();
        List<String> codes = database.read(handle -> handle.createQuery("SELECT codigo FROM published")
                .mapTo(String.class)
                .list());
        assertTrue(codes.size() > 30);
        Matching matching = new Matching(places, Map.of("nombre", "nombre"));
        for (String code : codes) {
            Published published = places.find(code).map(Place::published).orElseThrow();
            Suggestion found = matching.of(Optional.of(published.shape()), Map.of("nombre", published.name()));
            assertEquals(Optional.of(code), found.code());
            assertEquals(Suggestion.Action.IGUAL, found.action());
        }
    }

    @Test
    void it_is_laid_out_once_for_each_publication() {
        PublishedStore store = new PublishedStore(database);
        PublishedPlaces places = store.places();
        assertSame(places, store.places());
        Publishing.because("Prueba")
                .version("CAL-03", Map.of("name_es", "Con otro nombre"))
                .in(database);
        PublishedPlaces after = store.places();
        assertNotSame(places, after);
        assertSame(after, store.places());
        assertEquals(
                "Con otro nombre",
                after.find("CAL-03").orElseThrow().published().name());
    }

    @Test
    void what_was_retired_is_known_as_such_and_a_new_version_as_the_current_one() {
        Publishing.because("Prueba")
                .retire("ANF-03")
                .version("CAL-02", Map.of("name_es", "Otro nombre"))
                .in(database);
        PublishedPlaces places = new PublishedStore(database).places();
        assertTrue(places.isRetired("ANF-03"));
        assertTrue(places.find("ANF-03").isEmpty());
        Published renamed = places.find("CAL-02").map(Place::published).orElseThrow();
        assertEquals(2, renamed.version());
        assertEquals("Otro nombre", renamed.name());
        assertEquals("calama", renamed.layer());
    }
}
