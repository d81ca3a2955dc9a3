package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short walk; {@code ./huella fuzz} goes on for as long as asked. */
class FuzzTest {

    private static final int FILES = 150;

    @ParameterizedTest
    @EnumSource(Seeds.class)
    void however_a_file_is_broken_it_is_read_or_refused(Seeds format) throws IOException {
        Fuzzing fuzzing = new Fuzzing();
        for (int number = 0; number < FILES; number++) {
            fuzzing.once(format, number);
        }
        // Where nothing is refused nothing was broken; where nothing is read, no more than the surface was tried.
        assertTrue(fuzzing.refused() > 0 && fuzzing.read() > 0, fuzzing.counts());
    }
}
