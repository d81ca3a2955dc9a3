package huella.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickGzipTest {

    private static final Optional<Libdeflate> LIBRARY = Libdeflate.find();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 600, 70_000, 1_000_000, 1_100_000})
    void what_is_unpacked_is_what_was_packed_whether_it_can_be_compressed_or_not(int size) throws IOException {
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        for (UnaryOperator<byte[]> way : ways().toList()) {
            for (byte[] bytes : new byte[][] {noise, new byte[size], noise, text(size)}) {
                assertArrayEquals(bytes, unpacked(way.apply(bytes)));
            }
        }
    }

    @Test
    void libdeflate_packs_about_as_small_as_zlib() {
        assumeTrue(LIBRARY.isPresent(), "there is no libdeflate here, or Java is older than 22");
        byte[] text = text(200_000);
        int library = QuickGzip.of(text, LIBRARY.orElseThrow()).length;
        int zlib = QuickGzip.byZlib(text).length;
        assertTrue(library < 1.1 * zlib && library < text.length / 2, library + " bytes, zlib " + zlib);
    }

    @Test
    void many_threads_pack_at_once() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Stream<Callable<Boolean>> work = IntStream.range(0, 400).mapToObj(i -> () -> {
                byte[] bytes = text(10_000 + 37 * i);
                return Arrays.equals(bytes, unpacked(QuickGzip.of(bytes)));
            });
            for (Future<Boolean> each : threads.invokeAll(work.toList())) {
                assertTrue(each.get());
            }
        }
    }

    private static Stream<UnaryOperator<byte[]>> ways() {
        Stream<UnaryOperator<byte[]>> always = Stream.of(QuickGzip::of, QuickGzip::byZlib);
        return Stream.concat(always, LIBRARY.stream().map(library -> bytes -> QuickGzip.of(bytes, library)));
    }

    private static byte[] text(int size) {
        Random random = new Random(size);
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            text.append("ruta ").append(random.nextInt(1000)).append(" de Calama a Tocopilla, ");
        }
        return text.substring(0, size).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }
}
