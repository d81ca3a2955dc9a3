package huella.geo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A program of its own, so that a test can run it with a small heap: {@code FORMAT FILE ROWS}. */
final class ManyRows {

    private ManyRows() {}

    public static void main(String[] arguments) throws IOException {
        Format format = Format.valueOf(arguments[0]);
        Path file = Path.of(arguments[1]);
        int rows = Integer.parseInt(arguments[2]);
        Random random = new Random(1);
        long start = System.nanoTime();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                FeatureWriter writer = format.open(Fixture.layer(FileCrs.WGS_84), out, file.getParent())) {
            for (int i = 0; i < rows; i++) {
                writer.write(Fixture.box(i, random));
            }
            writer.finish();
        }
        System.out.printf(
                "%s: %,d rows, %,d bytes, %d ms%n",
                format, rows, Files.size(file), (System.nanoTime() - start) / 1_000_000);
    }
}
