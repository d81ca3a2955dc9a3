package huella.geo.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import huella.TestApp;
import huella.geo.Column;
import huella.geo.Crs;
import huella.geo.FeatureWriter;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.geo.GeoJsonGeometry;
import huella.geo.Layer;
import huella.geo.Metadata;
import huella.geo.Palette;
import huella.geo.Reprojection;
import huella.geo.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Whatever this service lets people take away, in every format and system, comes back as the same footprints. */
class ExportRoundTripTest {

    private static final double CENTIMETRE = 0.01;

    record Export(Format format, Crs crs) {}

    private record Initiative(String code, String name, Geometry shape) {}

    @TempDir
    Path directory;

    static Stream<Export> exports() {
        return Arrays.stream(Format.values())
                .flatMap(format -> Arrays.stream(Crs.values())
                        .filter(crs -> crs != Crs.CRS84 && format.supports(FileCrs.of(crs)))
                        .map(crs -> new Export(format, crs)));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void every_initiative_comes_back_where_it_was(Export export) throws IOException {
        List<Initiative> initiatives = initiatives();
        assertEquals(37, initiatives.size());
        Path file = write(export, initiatives);
        String name = "todo." + export.format().extension();
        WholeReading read = WholeReading.of(file, name, Choices.NONE);
        if (read.findings().asked().isPresent()) {
            // A CSV cannot say it; who imports is asked, and the right answer is among those offered.
            assertEquals(Format.CSV, export.format());
            int epsg = FileCrs.of(export.crs()).epsg();
            assertTrue(read.findings().asked().get().question().candidates().stream()
                    .anyMatch(candidate ->
                            candidate.plausible() && candidate.crs().epsg() == epsg));
            read = WholeReading.of(file, name, WholeReading.choice(epsg));
        }
        Map<String, PreparedFeature> byCode = new LinkedHashMap<>();
        for (PreparedFeature feature : read.features()) {
            assertTrue(feature.refusal().isEmpty(), feature::toString);
            byCode.put(Objects.toString(feature.values().get("codigo")), feature);
        }
        assertEquals(initiatives.size(), byCode.size(), () -> byCode.keySet().toString());
        assertEquals(initiatives.size(), read.features().size());
        for (Initiative initiative : initiatives) {
            PreparedFeature back = byCode.get(initiative.code());
            assertEquals(initiative.name(), back.values().get("nombre"));
            Geometry shape = back.shape().orElseThrow();
            assertEquals(initiative.shape().getDimension(), shape.getDimension());
            assertTrue(back.before().isEmpty(), () -> "repaired: " + back);
            double apart = WholeReading.apartM(initiative.shape(), shape);
            assertTrue(apart < CENTIMETRE, () -> initiative.code() + " is " + apart + " m off");
        }
    }

    @Test
    void the_comparison_can_fail() throws IOException {
        Geometry shape = initiatives().getFirst().shape();
        Geometry moved = AffineTransformation.translationInstance(0, 2e-7).transform(shape);
        assertTrue(WholeReading.apartM(shape, moved) > CENTIMETRE);
    }

    private Path write(Export export, List<Initiative> initiatives) throws IOException {
        Layer layer = new Layer(
                "todo",
                "Todo",
                List.of(
                        new Column("codigo", Column.Type.TEXT, "Código", ""),
                        new Column("nombre", Column.Type.TEXT, "Nombre", "")),
                "nombre",
                FileCrs.of(export.crs()),
                new Metadata("Prueba", "ODbL 1.0", "EMRA 2023-2050", Instant.parse("2026-05-20T12:00:00Z"), "37-abc"),
                Palette.PLAIN);
        Path file = directory.resolve("archivo");
        try (OutputStream out = Files.newOutputStream(file);
                FeatureWriter writer =
                        export.format().open(layer, out, Files.createDirectory(directory.resolve("t")))) {
            for (Initiative initiative : initiatives) {
                Geometry placed = FileCrs.of(export.crs()) == FileCrs.WGS_84
                        ? initiative.shape()
                        : Reprojection.of(export.crs()).fromCrs84(initiative.shape());
                writer.write(new Row(List.of(initiative.code(), initiative.name()), placed));
            }
            writer.finish();
        }
        return file;
    }

    private static List<Initiative> initiatives() throws IOException {
        try (Stream<Path> files = Files.list(TestApp.GEODATA.resolve("initiatives"))) {
            return files.sorted()
                    .flatMap(file -> {
                        try {
                            JsonNode features =
                                    new ObjectMapper().readTree(file.toFile()).path("features");
                            return StreamSupport.stream(features.spliterator(), false);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .map(feature -> new Initiative(
                            code(feature),
                            "Ñandú & «" + code(feature) + "»",
                            GeoJsonGeometry.read(feature.path("geometry"))))
                    .toList();
        }
    }

    private static String code(JsonNode feature) {
        return feature.path("id").asText();
    }
}
