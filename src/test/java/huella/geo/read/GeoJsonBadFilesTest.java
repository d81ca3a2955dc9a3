package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeoJsonBadFilesTest {

    static List<BadFile> files() {
        return BadGeoJsonFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_bad_geojson_is_refused_or_mended_as_stated(BadFile file) throws IOException {
        BadFileCheck.check(file);
    }

    @Test
    void the_seeds_are_good() throws IOException {
        for (byte[] seed : BadGeoJsonFiles.seeds()) {
            assertTrue(Collected.of(seed, "semilla").features().stream()
                    .allMatch(feature -> feature.shape().refusal().isEmpty()));
        }
    }
}
