package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecognitionTest {

    static List<BadFile> files() {
        return BadUnknownFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_that_is_not_ours_is_named_and_one_of_ours_needs_no_name(BadFile file) throws IOException {
        BadFileCheck.check(file);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_refusal_says_what_to_do(BadFile file) throws IOException {
        if (file.expected() instanceof BadFile.Expected.Refused) {
            try {
                Collected.of(file.bytes(), file.name());
            } catch (Rejected rejected) {
                assertTrue(rejected.getMessage().split("\\. ").length > 1, rejected::getMessage);
            }
        }
    }

    /** A recognition that reads past its few bytes would break here. */
    @Test
    void a_file_cut_anywhere_is_recognised_or_refused() throws IOException {
        for (byte[] seed : BadUnknownFiles.seeds()) {
            for (int length = 0; length < seed.length; length++) {
                try {
                    Collected.of(java.util.Arrays.copyOf(seed, length), "cortado");
                } catch (Rejected rejected) {
                    assertTrue(rejected.getMessage().length() > 20);
                }
            }
        }
    }
}
