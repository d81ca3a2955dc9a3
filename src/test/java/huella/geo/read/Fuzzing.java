package huella.geo.read;

import huella.model.Footprint;
import huella.model.Rejected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads broken files from their bytes to their features, as the reading process does. Each is read or refused: a file
 * that ends otherwise, or a feature that is not what it must be, is a mistake of ours.
 */
final class Fuzzing {

    private final FileReading reading = new FileReading(ReadLimits.DEFAULT, Systems.ALL);
    private int read;
    private int asked;
    private int refused;

    /** Breaks one of the good files as the number says and reads it. */
    void once(Seeds format, long number) throws IOException {
        List<byte[]> good = format.files();
        byte[] broken = new Mutation(number * 31 + format.ordinal()).of(good.get((int) (number % good.size())));
        Path directory = Files.createTempDirectory("huella-fuzz-");
        try {
            Path file = Files.write(directory.resolve("archivo"), broken);
            read(file, format.file(), Files.createDirectory(directory.resolve("partes")));
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError(format + " number " + number + ": " + e, e);
        } finally {
            remove(directory);
        }
    }

    private void read(Path file, String name, Path scratch) throws IOException {
        try {
            Findings findings = reading.read(file, name, scratch, Choices.NONE, new Judge());
            if (findings.asked().isPresent()) {
                asked++;
            } else {
                read++;
            }
        } catch (Rejected rejected) {
            String words = FileReading.words(rejected);
            if (words.length() < 20 || words.matches("(?s).*(Exception|java\\.|org\\.|SQLITE_).*")) {
                throw new AssertionError("a refusal that helps nobody: " + words, rejected);
            }
            refused++;
        }
    }

    private static final class Judge implements FileReading.Receiver {

        @Override
        public void stage(FileReading.Stage stage, long done, long total) {}

        @Override
        public void feature(PreparedFeature feature) {
            feature.shape().ifPresent(shape -> {
                if (!shape.isValid() || shape.isEmpty() || !Footprint.BOX.contains(shape.getEnvelopeInternal())) {
                    throw new AssertionError("no footprint: " + shape);
                }
            });
            if (feature.shape().isPresent() == feature.refusal().isPresent()) {
                throw new AssertionError("a shape or a reason: " + feature);
            }
            feature.values().forEach((column, value) -> {
                if (value instanceof String text && !text.equals(CleanText.of(text))) {
                    throw new AssertionError("not clean: " + column);
                }
            });
        }
    }

    /** How they ended, for who watches. */
    String counts() {
        return read + " read, " + asked + " asked about, " + refused + " refused";
    }

    int refused() {
        return refused;
    }

    int read() {
        return read + asked;
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
