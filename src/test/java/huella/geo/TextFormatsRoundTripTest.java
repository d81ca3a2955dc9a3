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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Geometry;

/** What this service writes as text, it reads back: the same shapes, the same words. */
class TextFormatsRoundTripTest {

    private static final double CENTIMETRE_IN_DEGREES = 1e-7;

    @TempDir
    Path directory;

    private final List<SourceLayer> layers = new ArrayList<>();

    private interface Opener {
        FeatureWriter open(Layer layer, OutputStream out) throws IOException;
    }

    static Stream<Arguments> formatsAndSystems() {
        return Stream.of(Format.GEOJSON, Format.GEOJSON_SEQ, Format.CSV)
                .flatMap(format ->
                        Stream.of(FileCrs.values()).filter(format::supports).map(crs -> Arguments.of(format, crs)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndSystems")
    void every_row_comes_back_with_its_shape_and_its_words(Format format, FileCrs crs) throws IOException {
        List<Row> rows = Fixture.rows(crs);
        assertSame(format, crs, rows, read(format, write((l, out) -> format.open(l, out, directory), crs, rows)));
    }

    @ParameterizedTest
    @EnumSource(CsvSeparator.class)
    void either_separator_of_a_csv_comes_back(CsvSeparator separator) throws IOException {
        List<Row> rows = Fixture.rows(FileCrs.WGS_84);
        assertSame(Format.CSV, FileCrs.WGS_84, rows, read(Format.CSV, write(separator::open, FileCrs.WGS_84, rows)));
    }

    @Test
    void a_geojson_says_its_layer_and_needs_no_system_and_a_csv_says_neither() throws IOException {
        List<Row> rows = Fixture.rows(FileCrs.WGS_84);
        for (Format format : List.of(Format.GEOJSON, Format.CSV)) {
            read(format, write((layer, out) -> format.open(layer, out, directory), FileCrs.WGS_84, rows));
        }
        assertEquals(
                List.of("tocopilla", "archivo"),
                layers.stream().map(SourceLayer::name).toList());
        assertEquals(
                List.of(new StatedCrs.ByFormat(), new StatedCrs.Unstated()),
                layers.stream().map(SourceLayer::crs).toList());
    }

    private static void assertSame(Format format, FileCrs crs, List<Row> rows, List<SourceFeature> found) {
        assertEquals(rows.size(), found.size());
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            for (int i = 0; i < row.values().size(); i++) {
                assertEquals(
                        expected(format, row.values().get(i)),
                        found.get(r).values().get(Fixture.COLUMNS.get(i).name()),
                        "row " + r + ", " + Fixture.COLUMNS.get(i).name());
            }
            List<Geometry> shapes = found.get(r).shape().geometries();
            assertEquals(1, shapes.size());
            assertEquals(row.geometry().getGeometryType(), shapes.getFirst().getGeometryType());
            double off = DiscreteHausdorffDistance.distance(row.geometry(), shapes.getFirst());
            assertTrue(off <= (crs.geographic() ? CENTIMETRE_IN_DEGREES : 0.01), () -> "off by " + off);
        }
    }

    /** A CSV has no types and no nulls; GeoJSON has no instants. */
    private static Object expected(Format format, Object value) {
        if (format == Format.CSV) {
            String text = Column.text(value);
            return text == null || text.isEmpty() ? null : text;
        }
        return value instanceof Integer number
                ? (Object) number.longValue()
                : value instanceof Instant instant ? instant.toString() : value;
    }

    private byte[] write(Opener opener, FileCrs crs, List<Row> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FeatureWriter writer = opener.open(Fixture.layer(crs), out)) {
            for (Row row : rows) {
                writer.write(row);
            }
            writer.finish();
        }
        return out.toByteArray();
    }

    private List<SourceFeature> read(Format format, byte[] bytes) throws IOException {
        List<SourceFeature> features = new ArrayList<>();
        Path file = Files.write(directory.resolve("archivo"), bytes);
        Source source = Recognition.of(file, "archivo", directory, ReadLimits.DEFAULT, Choices.NONE);
        assertEquals(format, source.format());
        Decoders.read(source, new FeatureSink() {
            @Override
            public void layer(SourceLayer layer) {
                layers.add(layer);
            }

            @Override
            public void feature(SourceFeature feature) {
                features.add(feature);
            }

            @Override
            public void note(String text) {
                throw new AssertionError("nothing is wrong with our own files: " + text);
            }
        });
        return features;
    }
}
