package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FlatGeobufBadFilesTest {

    static List<BadFile> files() {
        return BadFlatGeobufs.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_bad_file_becomes_what_was_said(BadFile file) throws IOException {
        BadFileCheck.check(file);
    }

    /** Files are read twice: to learn what is in them, and to take it. */
    @ParameterizedTest
    @MethodSource("files")
    void a_second_reading_finds_the_same(BadFile file) throws IOException {
        assertEquals(outcome(file), outcome(file));
    }

    private static Object outcome(BadFile file) throws IOException {
        try {
            return Collected.of(file.bytes(), file.name());
        } catch (Rejected refusal) {
            return refusal.getMessage();
        }
    }

    @Test
    void they_have_names_of_their_own_and_the_same_bytes_each_time() {
        List<BadFile> first = BadFlatGeobufs.all();
        List<BadFile> second = BadFlatGeobufs.all();
        assertEquals(first.size(), first.stream().map(BadFile::name).distinct().count());
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(
                    first.get(i).bytes(), second.get(i).bytes(), first.get(i).name());
        }
    }

    @Test
    void the_seeds_are_good() throws IOException {
        for (byte[] seed : BadFlatGeobufs.seeds()) {
            assertTrue(Collected.of(seed, "seed.fgb").features().stream()
                    .allMatch(feature -> feature.shape().refusal().isEmpty()));
        }
    }
}
