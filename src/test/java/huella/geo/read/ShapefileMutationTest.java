package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.model.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Breaks the files inside an archive whose sums are right, which mutations of the archive itself hardly ever reach. */
class ShapefileMutationTest {

    private static final int ROUNDS = Integer.getInteger("huella.mutations", 3_000);

    @Test
    void a_shapefile_with_any_bytes_wrong_is_read_or_refused_in_words() throws IOException {
        Random random = new Random(5);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, byte[]> files = seed(random);
            List<String> names = new ArrayList<>(files.keySet());
            int changes = 1 + random.nextInt(3);
            for (int change = 0; change < changes; change++) {
                files.compute(names.get(random.nextInt(names.size())), (name, bytes) -> mutated(bytes, random));
            }
            try {
                Collected found = Collected.of(ZipBytes.of(files), "area.zip");
                read += found.layers().isEmpty() ? 0 : 1;
            } catch (Rejected refused) {
                assertTrue(refused.getMessage().endsWith("."), refused::getMessage);
            }
        }
        int seen = read;
        assertTrue(read > ROUNDS / 4 && read < ROUNDS, () -> seen + " were read");
    }

    private static Map<String, byte[]> seed(Random random) {
        if (random.nextBoolean()) {
            return ShapefileBytes.files();
        }
        byte[] area = ShapefileBytes.parts(15, ShapefileBytes.square(0, 90), ShapefileBytes.square(9, 9));
        byte[] line = ShapefileBytes.parts(3, ShapefileBytes.square(0, 90));
        byte[] points = ShapefileBytes.multipoint(ShapefileBytes.X, ShapefileBytes.Y);
        return ShapefileBytes.files(15, List.of(area, line, points), ShapefileBytes.table());
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0, 1 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 2 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 3 -> {
                byte[] extremes = {0, -1, 0x7F, (byte) 0x80};
                for (int i = at; i < Math.min(at + 4, bytes.length); i++) {
                    bytes[i] = extremes[random.nextInt(extremes.length)];
                }
                yield bytes;
            }
            case 4 -> Arrays.copyOf(bytes, at);
            default -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + bytes.length - at);
                System.arraycopy(bytes, at, longer, bytes.length, bytes.length - at);
                yield longer;
            }
        };
    }
}
