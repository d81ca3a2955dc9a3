package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import huella.geo.read.Choices;
import huella.geo.read.Decoders;
import huella.geo.read.FeatureSink;
import huella.geo.read.ReadLimits;
import huella.geo.read.Recognition;
import huella.geo.read.Source;
import huella.geo.read.SourceFeature;
import huella.geo.read.SourceLayer;
import huella.geo.read.StatedCrs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;

/** What this service writes as GeoPackage or FlatGeobuf it reads back: the same numbers, the same words. */
class BinaryFormatsRoundTripTest {

    @TempDir
    Path directory;

    private final List<SourceLayer> layers = new ArrayList<>();
    private final Map<Object, SourceFeature> byCode = new TreeMap<>();

    static Stream<Arguments> formatsAndSystems() {
        return Stream.of(Format.GEOPACKAGE, Format.FLATGEOBUF)
                .flatMap(format -> Stream.of(FileCrs.values()).map(crs -> Arguments.of(format, crs)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndSystems")
    void every_row_comes_back_with_its_shape_its_values_and_its_system(Format format, FileCrs crs) throws IOException {
        List<Row> rows = Fixture.rows(crs);
        read(write(format, Fixture.layer(crs), rows));
        assertEquals(1, layers.size());
        SourceLayer layer = layers.getFirst();
        assertEquals("tocopilla", layer.name());
        assertEquals(Fixture.COLUMNS.stream().map(Column::name).toList(), layer.columns());
        assertTrue(layer.crs() instanceof StatedCrs.Code code && code.epsg() == crs.epsg(), layer::toString);
        assertEquals(rows.size(), byCode.size());
        for (Row row : rows) {
            SourceFeature feature = byCode.get(row.values().getFirst());
            Geometry shape = feature.shape().geometries().getFirst();
            assertEquals(List.of(), feature.shape().mends());
            assertTrue(shape.equalsExact(row.geometry()), () -> shape + " is not " + row.geometry());
            for (int i = 0; i < row.values().size(); i++) {
                String column = Fixture.COLUMNS.get(i).name();
                assertEquals(
                        expected(format, row.values().get(i)), feature.values().get(column), column);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formatsAndSystems")
    void a_layer_without_rows_comes_back_empty(Format format, FileCrs crs) throws IOException {
        read(write(format, Fixture.layer(crs), List.of()));
        assertEquals(
                List.of("tocopilla"), layers.stream().map(SourceLayer::name).toList());
        assertEquals(Map.of(), byCode);
    }

    private static Object expected(Format format, Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Number number -> number.longValue();
            case Instant instant
            when format == Format.GEOPACKAGE -> instant.toString().replace("Z", ".000Z");
            default -> Column.text(value);
        };
    }

    private Path write(Format format, Layer layer, List<Row> rows) throws IOException {
        Path file = directory.resolve("exportado");
        try (OutputStream out = Files.newOutputStream(file);
                FeatureWriter writer = format.open(layer, out, directory)) {
            for (Row row : rows) {
                writer.write(row);
            }
            writer.finish();
        }
        return file;
    }

    private void read(Path file) throws IOException {
        Path scratch = Files.createDirectory(directory.resolve("partes"));
        Source source = Recognition.of(file, "exportado", scratch, ReadLimits.DEFAULT, Choices.NONE);
        Decoders.read(source, new FeatureSink() {
            @Override
            public void layer(SourceLayer layer) {
                layers.add(layer);
            }

            @Override
            public void feature(SourceFeature feature) {
                byCode.put(feature.values().get("codigo"), feature);
            }

            @Override
            public void note(String text) {
                throw new AssertionError("nothing is wrong with our own files: " + text);
            }
        });
    }
}
