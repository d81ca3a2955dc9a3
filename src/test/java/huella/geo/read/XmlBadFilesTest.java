package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class XmlBadFilesTest {

    static Stream<BadFile> files() {
        return Stream.of(BadKmlFiles.all(), BadGpxFiles.all(), BadXlsxFiles.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_bad_file_is_refused_or_repaired_as_stated(BadFile file) throws IOException {
        BadFileCheck.check(file);
    }

    @Test
    void each_has_a_name_of_its_own_and_is_the_same_every_time() {
        List<BadFile> first = files().toList();
        List<BadFile> second = files().toList();
        assertEquals(first.size(), first.stream().map(BadFile::name).distinct().count());
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(
                    first.get(i).bytes(), second.get(i).bytes(), first.get(i).name());
            assertTrue(first.get(i).bytes().length < 40_000, first.get(i).name());
        }
    }

    @Test
    void there_are_as_many_as_were_wanted() {
        assertTrue(BadKmlFiles.all().size() >= 25);
        assertTrue(BadGpxFiles.all().size() >= 12);
        assertTrue(BadXlsxFiles.all().size() >= 12);
    }

    @Test
    void the_seeds_of_the_fuzzer_are_good() throws IOException {
        for (byte[] seed : Stream.of(BadKmlFiles.seeds(), BadGpxFiles.seeds(), BadXlsxFiles.seeds())
                .flatMap(List::stream)
                .toList()) {
            Collected found = Collected.of(seed, "semilla");
            assertTrue(found.features().stream()
                    .allMatch(feature -> feature.shape().refusal().isEmpty()));
        }
    }
}
