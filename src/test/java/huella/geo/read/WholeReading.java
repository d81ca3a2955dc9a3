package huella.geo.read;

import huella.model.Footprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Everything that reading a file gives, from its bytes to places in WGS 84, in this process. */
record WholeReading(Findings findings, List<PreparedFeature> features) {

    static WholeReading of(Path file, String name, Choices choices) throws IOException {
        Path scratch = Files.createTempDirectory("huella-whole-");
        try {
            List<PreparedFeature> features = new ArrayList<>();
            Findings findings = new FileReading(ReadLimits.DEFAULT, Systems.ALL)
                    .read(file, name, scratch, choices, new FileReading.Receiver() {
                        @Override
                        public void stage(FileReading.Stage stage, long done, long total) {}

                        @Override
                        public void feature(PreparedFeature feature) {
                            features.add(feature);
                        }
                    });
            return new WholeReading(findings, features);
        } finally {
            try (Stream<Path> files = Files.walk(scratch)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    static Choices choice(int epsg) {
        return new Choices(
                OptionalInt.of(epsg), false, Choices.NONE.charset(), List.of(), Choices.NONE.x(), Choices.NONE.y());
    }

    /** How far two shapes are apart where they are farthest, metres; vertex against line, so their order is free. */
    static double apartM(Geometry one, Geometry other) {
        return DiscreteHausdorffDistance.distance(metres(one), metres(other));
    }

    private static Geometry metres(Geometry lonLat) {
        double perDegree = 111_320;
        return AffineTransformation.scaleInstance(
                        perDegree * Math.cos(Math.toRadians(Footprint.BOX.centre().y)), perDegree)
                .transform(lonLat);
    }
}
