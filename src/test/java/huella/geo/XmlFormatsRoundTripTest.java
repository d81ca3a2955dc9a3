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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

/** What this service writes as XML, packed or not, it reads back: the same shapes, the same words. */
class XmlFormatsRoundTripTest {

    @TempDir
    Path directory;

    private final List<SourceLayer> layers = new ArrayList<>();

    static Stream<Arguments> formatsAndSystems() {
        return Stream.of(Format.KML, Format.KMZ, Format.GPX, Format.XLSX)
                .flatMap(format ->
                        Stream.of(FileCrs.values()).filter(format::supports).map(crs -> Arguments.of(format, crs)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndSystems")
    void every_row_comes_back_with_its_shape_and_its_words(Format format, FileCrs crs) throws IOException {
        List<Row> rows = Fixture.rows(crs);
        Map<Object, SourceFeature> read = new TreeMap<>();
        read(format, write(format, Fixture.layer(crs), rows))
                .forEach(feature -> read.put(feature.values().get("codigo"), feature));
        assertEquals(rows.size(), read.size());
        for (Row row : rows) {
            SourceFeature feature = read.get(row.values().getFirst());
            assertSamePlace(crs, row.geometry(), feature);
            for (int i = 0; i < row.values().size(); i++) {
                String column = Fixture.COLUMNS.get(i).name();
                assertEquals(
                        expected(format, row.values().get(i)),
                        feature.values().get(column),
                        format + " " + row.values().getFirst() + " " + column);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"KML", "KMZ", "XLSX"})
    void the_layer_is_one_and_has_a_name(Format format) throws IOException {
        read(format, write(format, Fixture.layer(FileCrs.WGS_84), Fixture.rows(FileCrs.WGS_84)));
        assertEquals(
                List.of(format == Format.XLSX ? "Datos" : "Tocopilla & Ñuñoa"),
                layers.stream().map(SourceLayer::name).toList());
    }

    @ParameterizedTest
    @EnumSource(FileCrs.class)
    void a_workbook_of_ours_says_its_coordinate_system(FileCrs crs) throws IOException {
        read(Format.XLSX, write(Format.XLSX, Fixture.layer(crs), Fixture.rows(crs)));
        assertEquals(
                new StatedCrs.Code(crs.epsg(), "la hoja «Léame»"),
                layers.getFirst().crs());
    }

    @Test
    void several_points_of_one_row_are_several_waypoints_with_its_words() throws Exception {
        Geometry points = new WKTReader().read("MULTIPOINT ((-70 -23), (-69 -22))");
        Row row = new Row(Fixture.rows(FileCrs.WGS_84).getFirst().values(), points);
        List<SourceFeature> read = read(Format.GPX, write(Format.GPX, Fixture.layer(FileCrs.WGS_84), List.of(row)));
        assertEquals(2, read.size());
        for (int i = 0; i < 2; i++) {
            assertEquals("TOC-01", read.get(i).values().get("codigo"));
            assertSamePlace(FileCrs.WGS_84, points.getGeometryN(i), read.get(i));
        }
    }

    private byte[] write(Format format, Layer layer, List<Row> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FeatureWriter writer = format.open(layer, out, directory)) {
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
        Path parts = Files.createDirectories(directory.resolve("partes"));
        Source source = Recognition.of(file, "archivo", parts, ReadLimits.DEFAULT, Choices.NONE);
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
                assertTrue(text.contains("Léame"), () -> "nothing is wrong with our own files: " + text);
            }
        });
        return features;
    }

    /** Empty texts and lists say nothing, and come back as nothing. */
    private static Object expected(Format format, Object value) {
        return switch (value) {
            case null -> null;
            case List<?> list when list.isEmpty() -> null;
            case Instant instant
            when format == Format.XLSX ->
                LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString() + ":00";
            case Boolean flag when format == Format.GPX -> flag.toString();
            case Number number when format == Format.GPX -> number.toString();
            case Boolean flag -> flag;
            case Number number -> number.longValue();
            case String text -> Xml.clean(text);
            default -> Column.text(value);
        };
    }

    private static void assertSamePlace(FileCrs crs, Geometry wrote, SourceFeature feature) {
        assertEquals(
                1, feature.shape().geometries().size(), () -> feature.shape().toString());
        Geometry read = feature.shape().geometries().getFirst();
        double centimetre = crs.geographic() ? 1e-7 : 0.01;
        assertTrue(wrote.norm().equalsExact(read.norm(), centimetre), () -> wrote + "\n" + read);
        assertEquals(List.of(), feature.shape().mends());
    }
}
