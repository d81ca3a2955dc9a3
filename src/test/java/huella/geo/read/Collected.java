package huella.geo.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Everything that a decoder found in a file, in memory. */
record Collected(List<SourceLayer> layers, List<Item> items, List<String> notes) {

    /** A feature and the name of its layer. */
    record Item(String layer, SourceFeature feature) {}

    static Collected of(byte[] bytes, String name) throws IOException {
        return of(bytes, name, ReadLimits.DEFAULT, Choices.NONE);
    }

    /** Recognises and reads; what the file needed on the disk is gone afterwards. */
    static Collected of(byte[] bytes, String name, ReadLimits limits, Choices choices) throws IOException {
        Path directory = Files.createTempDirectory("huella-read-");
        try {
            Path file = Files.write(directory.resolve("archivo"), bytes);
            Path scratch = Files.createDirectory(directory.resolve("partes"));
            return of(Recognition.of(file, name, scratch, limits, choices));
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static Collected of(Source source) throws IOException {
        List<SourceLayer> layers = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Decoders.read(source, new FeatureSink() {
            @Override
            public void layer(SourceLayer layer) {
                layers.add(layer);
            }

            @Override
            public void feature(SourceFeature feature) {
                items.add(new Item(layers.getLast().name(), feature));
            }

            @Override
            public void note(String text) {
                notes.add(text);
            }
        });
        return new Collected(layers, items, notes);
    }

    List<SourceFeature> features() {
        return items.stream().map(Item::feature).toList();
    }
}
