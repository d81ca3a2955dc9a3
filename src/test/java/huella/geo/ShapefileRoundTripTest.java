package huella.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Geometry;

class ShapefileRoundTripTest {

    @TempDir
    Path directory;

    private final List<SourceLayer> layers = new ArrayList<>();
    private final Map<String, SourceFeature> byCode = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(FileCrs.class)
    void what_we_write_comes_back_with_its_shapes_and_values(FileCrs crs) throws IOException {
        read(crs);
        assertEquals(
                List.of("tocopilla_lineas", "tocopilla_poligonos", "tocopilla_puntos"),
                layers.stream().map(SourceLayer::name).sorted().toList());
        for (SourceLayer layer : layers) {
            assertEquals(
                    crs.esriWkt(),
                    assertInstanceOf(StatedCrs.Definition.class, layer.crs()).wkt());
            assertEquals(Optional.of(StandardCharsets.UTF_8), layer.charset());
        }
        assertEquals(List.of(), notes);
        List<Row> rows = Fixture.rows(crs);
        assertEquals(rows.size(), byCode.size());
        for (Row row : rows) {
            SourceFeature found = byCode.get(row.values().getFirst());
            Geometry shape = found.shape().geometries().getFirst();
            assertTrue(shape.norm().equalsExact(row.geometry().norm()), () -> shape + " is not " + row.geometry());
            assertEquals(List.of(), found.shape().mends());
            List<Object> values = new ArrayList<>(found.values().values());
            for (int i = 0; i < values.size(); i++) {
                assertEquals(
                        asWritten(row.values().get(i)),
                        values.get(i),
                        Fixture.COLUMNS.get(i).name());
            }
        }
    }

    /** Texts up to 254 bytes without blanks at their end, lists as text, instants as a day in Chile. */
    private static Object asWritten(Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Number number -> number.longValue();
            case Instant instant -> instant.atZone(Dbf.ZONE).toLocalDate().toString();
            default -> {
                String text = Column.text(value);
                while (text.getBytes(StandardCharsets.UTF_8).length > Dbf.MAX_TEXT) {
                    text = text.substring(0, text.length() - 1);
                }
                yield text.isEmpty() ? null : text;
            }
        };
    }

    private void read(FileCrs crs) throws IOException {
        Path file = directory.resolve("tocopilla.zip");
        try (OutputStream out = Files.newOutputStream(file);
                FeatureWriter writer = Format.SHAPEFILE.open(Fixture.layer(crs), out, directory)) {
            for (Row row : Fixture.rows(crs)) {
                writer.write(row);
            }
            writer.finish();
        }
        Path scratch = Files.createDirectory(directory.resolve("partes"));
        Source source = Recognition.of(file, "tocopilla.zip", scratch, ReadLimits.DEFAULT, Choices.NONE);
        assertEquals(Format.SHAPEFILE, source.format());
        Decoders.read(source, new FeatureSink() {
            @Override
            public void layer(SourceLayer layer) {
                layers.add(layer);
            }

            @Override
            public void feature(SourceFeature feature) {
                byCode.put((String) feature.values().get("codigo"), feature);
            }

            @Override
            public void note(String text) {
                notes.add(text);
            }
        });
    }
}
