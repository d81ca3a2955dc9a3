package huella.bench;

import huella.geo.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * GDAL's {@code ogr2ogr} as it is installed, writing the same fields of the same rows from the same database: with a
 * spatial index where ours has one, zipped where ours is, GeoJSON by the same standard.
 */
final class Peer {

    private static final long LIMIT_MINUTES = 20;

    private final String source;

    Peer(Path socket, String database) {
        source = "PG:host=" + socket.getParent() + " user=huella_app dbname=" + database + " active_schema=huella";
    }

    /** Name and version; empty where it is not installed. */
    static Optional<String> version() {
        try {
            Process process = new ProcessBuilder("ogr2ogr", "--version").start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(said.split(",")[0].strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Its only writer of KMZ (LIBKML) needs many minutes for what takes its writer of KML seconds: that is no measure.
     * Into workbooks it writes no geometry.
     */
    static boolean canBeMeasured(Format format) {
        return format != Format.KMZ && format != Format.XLSX;
    }

    /** Seconds that it takes to write the file. */
    double write(Format format, Path file) {
        List<String> command = new ArrayList<>(List.of("ogr2ogr", "-q", "-f", driver(format)));
        command.addAll(options(format));
        command.addAll(List.of(file.toString(), source));
        command.addAll(layers(format));
        long start = System.nanoTime();
        said(command);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Seconds that it takes to read a zipped shapefile into a table of its own, moved to WGS 84. */
    static double load(Path zip, Path socket, String database) {
        List<String> command = List.of(
                "ogr2ogr",
                "-q",
                "-f",
                "PostgreSQL",
                "-overwrite",
                "-nln",
                "peer",
                "-nlt",
                "PROMOTE_TO_MULTI",
                "-t_srs",
                "EPSG:4326",
                "-lco",
                "SPATIAL_INDEX=NONE",
                "--config",
                "PG_USE_COPY",
                "YES",
                "PG:host=" + socket.getParent() + " user=huella_owner dbname=" + database + " active_schema=huella",
                "/vsizip/" + zip);
        long start = System.nanoTime();
        said(command);
        return (System.nanoTime() - start) / 1e9;
    }

    private static String driver(Format format) {
        return switch (format) {
            case GEOJSON -> "GeoJSON";
            case GEOJSON_SEQ -> "GeoJSONSeq";
            case CSV -> "CSV";
            case KML -> "KML";
            case KMZ -> "LIBKML";
            case GPX -> "GPX";
            case SHAPEFILE -> "ESRI Shapefile";
            case GEOPACKAGE -> "GPKG";
            case FLATGEOBUF -> "FlatGeobuf";
            case XLSX -> "XLSX";
        };
    }

    private static List<String> options(Format format) {
        return switch (format) {
            case GEOJSON -> List.of("-lco", "RFC7946=YES");
            case GEOJSON_SEQ -> List.of("-lco", "COORDINATE_PRECISION=7");
            case CSV -> List.of("-lco", "GEOMETRY=AS_WKT");
            case KML, KMZ -> List.of("-dsco", "NameField=nombre");
            case GPX -> List.of("-dsco", "GPX_USE_EXTENSIONS=YES");
            case SHAPEFILE -> List.of("-lco", "ENCODING=UTF-8");
            case GEOPACKAGE, FLATGEOBUF -> List.of("-lco", "SPATIAL_INDEX=YES");
            case XLSX -> List.of();
        };
    }

    /** Several layers where the format holds one kind of geometry in each. */
    private static List<String> layers(Format format) {
        return switch (format) {
            case SHAPEFILE -> List.of("puntos", "lineas", "poligonos");
            case GPX -> List.of("waypoints", "tracks");
            case GEOJSON, GEOJSON_SEQ, CSV, KML, KMZ, GEOPACKAGE, FLATGEOBUF, XLSX -> List.of("iniciativas");
        };
    }

    /** What a program says; its warnings are about cut names and do not matter here. */
    static String said(List<String> command) {
        try {
            Path errors = Files.createTempFile("bench", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            String complaint = Files.readString(errors);
            Files.delete(errors);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed: " + complaint);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
