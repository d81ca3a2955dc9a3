package huella.geo;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class FlatGeobufTest {

    @TempDir
    Path directory;

    /** The sizes at which the tree gets another node or another level. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 255, 256, 257, 4096, 4097})
    void the_tree_finds_each_corner_of_the_region_at_every_size(int rows) throws IOException {
        Gdal.require();
        Path file = directory.resolve("t.fgb");
        Envelope[] quarters = {
            new Envelope(-71, -69, -26, -23.5),
            new Envelope(-69, -66, -26, -23.5),
            new Envelope(-71, -69, -23.5, -20),
            new Envelope(-69, -66, -23.5, -20)
        };
        int[] inside = new int[quarters.length];
        Random random = new Random(rows);
        try (OutputStream out = Files.newOutputStream(file);
                FeatureWriter writer = Format.FLATGEOBUF.open(Fixture.layer(FileCrs.WGS_84), out, directory)) {
            for (int i = 0; i < rows; i++) {
                Row row = Fixture.box(i, random);
                for (int quarter = 0; quarter < quarters.length; quarter++) {
                    inside[quarter] +=
                            quarters[quarter].intersects(row.geometry().getEnvelopeInternal()) ? 1 : 0;
                }
                writer.write(row);
            }
            writer.finish();
        }
        for (int quarter = 0; quarter < quarters.length; quarter++) {
            String counted = Gdal.run(
                    "ogrinfo",
                    "-so",
                    "-spat",
                    "" + quarters[quarter].getMinX(),
                    "" + quarters[quarter].getMinY(),
                    "" + quarters[quarter].getMaxX(),
                    "" + quarters[quarter].getMaxY(),
                    file.toString(),
                    "tocopilla");
            assertTrue(counted.contains("Feature Count: " + inside[quarter] + "\n"), counted);
        }
    }
}
