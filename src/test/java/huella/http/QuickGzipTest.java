package huella.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickGzipTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 600, 70_000, 1_000_000})
    void what_is_unpacked_is_what_was_packed_whether_it_can_be_compressed_or_not(int size) throws IOException {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        for (byte[] bytes : new byte[][] {noise, new byte[size], noise}) {
            assertArrayEquals(bytes, new GZIPInputStream(new ByteArrayInputStream(QuickGzip.of(bytes))).readAllBytes());
        }
    }
}
