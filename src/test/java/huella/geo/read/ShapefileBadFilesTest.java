package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapefileBadFilesTest {

    static List<BadFile> files() {
        return BadShapefiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_bad_file_is_refused_or_repaired_as_stated(BadFile file) throws IOException {
        BadFileCheck.check(file);
    }

    @Test
    void each_has_a_name_of_its_own_and_is_the_same_every_time() {
        List<BadFile> first = BadShapefiles.all();
        List<BadFile> second = BadShapefiles.all();
        assertEquals(first.size(), first.stream().map(BadFile::name).distinct().count());
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(
                    first.get(i).bytes(), second.get(i).bytes(), first.get(i).name());
        }
        assertTrue(first.size() >= 45);
    }

    @Test
    void the_seeds_of_the_fuzzer_are_good() throws IOException {
        for (byte[] seed : BadShapefiles.seeds()) {
            Collected found = Collected.of(seed, "semilla.zip");
            assertTrue(found.features().stream()
                    .allMatch(feature -> feature.shape().refusal().isEmpty()));
        }
    }
}
