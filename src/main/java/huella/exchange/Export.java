package huella.exchange;

import huella.catalogue.Feature;
import huella.catalogue.Field;
import huella.catalogue.Notice;
import huella.catalogue.Selection;
import huella.features.FeatureStore;
import huella.geo.Column;
import huella.geo.Crs;
import huella.geo.EpsgDatabase;
import huella.geo.FeatureWriter;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.geo.Layer;
import huella.geo.Metadata;
import huella.geo.Palette;
import huella.geo.Reprojection;
import huella.geo.Row;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** One file to take away: what of a collection, in which format and coordinate system. */
public record Export(String collection, String title, Format format, Crs crs, Selection selection) {

    private static final List<Column> COLUMNS = Arrays.stream(Field.values())
            .map(field -> new Column(field.column(), type(field), field.titleEs(), ""))
            .toList();

    /** Some formats know longitude and latitude only. */
    boolean isPossible() {
        return format.supports(FileCrs.of(crs));
    }

    String fileName() {
        String system =
                FileCrs.of(crs) == FileCrs.WGS_84 ? "" : "-" + FileCrs.of(crs).epsg();
        return "emra-" + collection + system + "." + format.extension();
    }

    /**
     * Writes the file, row by row; it is whole when this returns.
     *
     * @param before asked before each row; what it throws stops query and file
     */
    public void write(FeatureStore features, EpsgDatabase epsg, Path file, Runnable before) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                FeatureWriter writer = format.open(layer(features.dataVersion()), out, file.getParent())) {
            features.each(selection, feature -> {
                before.run();
                try {
                    writer.write(row(feature, epsg));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.finish();
        }
    }

    private Layer layer(long dataVersion) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new Layer(
                collection,
                title,
                COLUMNS,
                Field.NOMBRE.column(),
                FileCrs.of(crs),
                new Metadata(Notice.TEXT, Notice.LICENCE, Notice.SOURCE, now, Long.toString(dataVersion)),
                Palette.PLAIN);
    }

    private Row row(Feature feature, EpsgDatabase epsg) {
        List<Object> values = new ArrayList<>(COLUMNS.size());
        for (Field field : Field.values()) {
            values.add(feature.values().get(field));
        }
        return new Row(values, placed(feature.geometry(), epsg));
    }

    /** In a file x always comes first, so latitude-first WGS 84 is the same as CRS84 there. */
    private Geometry placed(Geometry geometry, EpsgDatabase epsg) {
        if (FileCrs.of(crs) == FileCrs.WGS_84) {
            return geometry;
        }
        Reprojection reprojection = epsg.reprojection(crs);
        return reprojection.fromCrs84(geometry);
    }

    private static Column.Type type(Field field) {
        return switch (field.type()) {
            case TEXT -> Column.Type.TEXT;
            case TEXT_LIST -> Column.Type.TEXT_LIST;
            case INTEGER -> Column.Type.INTEGER;
            case BOOLEAN -> Column.Type.BOOLEAN;
            case INSTANT -> Column.Type.INSTANT;
        };
    }
}
