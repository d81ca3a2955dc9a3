package huella.bench;

import huella.geo.Format;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** How many features a file holds, whoever wrote it: asked of GDAL, and counted in text that GDAL would load whole. */
final class RowCount {

    private static final Pattern COUNT = Pattern.compile("Feature Count: (\\d+)");
    private static final Pattern BEGIN = Pattern.compile("<Placemark[ >]|<wpt |<trk>|\"type\": ?\"Feature\"[,}]");

    private RowCount() {}

    static long of(Format format, Path file) throws IOException {
        return switch (format) {
            case GEOJSON, GEOJSON_SEQ, KML, GPX -> {
                try (InputStream in = Files.newInputStream(file)) {
                    yield begun(in);
                }
            }
            case KMZ -> inZip(file);
            case SHAPEFILE -> listed("/vsizip/" + file);
            case CSV, GEOPACKAGE, FLATGEOBUF, XLSX -> listed(file.toString());
        };
    }

    private static long inZip(Path file) throws IOException {
        long count = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                count += begun(zip);
            }
        }
        return count;
    }

    /** Both programs put each feature on lines of its own. */
    private static long begun(InputStream in) throws IOException {
        long count = 0;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            count += BEGIN.matcher(line).results().count();
        }
        return count;
    }

    private static long listed(String source) {
        Matcher found = COUNT.matcher(Peer.said(List.of("ogrinfo", "-ro", "-so", "-al", source)));
        long count = 0;
        while (found.find()) {
            count += Long.parseLong(found.group(1));
        }
        return count;
    }
}
