package huella.geo.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * ESRI shapefiles: every {@code .shp} of an archive is a layer, in whatever folder, with the companions that it has, or
 * a bare {@code .shp}. Shapes and rows are read side by side, the first with the first; where their numbers differ,
 * nothing is left out in silence.
 */
final class ShapefileDecoder implements Decoder {

    @Override
    public void read(Source source, FeatureSink sink) throws IOException {
        List<ShapefileParts> shapefiles = ShapefileParts.of(source);
        if (shapefiles.isEmpty()) {
            throw Unreadable.because(
                    "El archivo comprimido no trae ningún .shp. Comprima juntos los archivos .shp, .dbf,"
                            + " .shx y .prj de la capa.");
        }
        for (String widow : ShapefileParts.widows(source, shapefiles)) {
            sink.note("«" + widow + "» es una tabla sin .shp del mismo nombre: no se leyó.");
        }
        ShapeBuilder builder = new ShapeBuilder(source.limits());
        for (ShapefileParts shapefile : shapefiles) {
            if (source.choices().wants(shapefile.name())) {
                read(shapefile, source, builder, sink);
            }
        }
    }

    private static void read(ShapefileParts parts, Source source, ShapeBuilder builder, FeatureSink sink)
            throws IOException {
        try (ShpReader shapes = ShpReader.open(parts.shp().file(), ShapefileParts.last(parts.shp()), source.limits());
                ShapeIndex index = ShapeIndex.open(parts.shx())) {
            if (parts.dbf().isPresent()) {
                withTable(parts, parts.dbf().get(), source, shapes, index, builder, sink);
            } else {
                withoutTable(parts, shapes, index, builder, sink);
            }
            shapes.remark().ifPresent(sink::note);
            if (!index.agrees()) {
                sink.note("El índice (.shx) de «" + parts.name()
                        + "» no concuerda con sus formas (.shp): revise que cada forma tenga sus propios datos.");
            }
        }
    }

    private static void withoutTable(
            ShapefileParts parts, ShpReader shapes, ShapeIndex index, ShapeBuilder builder, FeatureSink sink)
            throws IOException {
        sink.layer(new SourceLayer(parts.name(), List.of(), parts.crs(), Optional.empty()));
        sink.note("«" + parts.name() + "» viene sin su tabla (.dbf): se leyeron solo las formas.");
        for (long number = 1; shapes.next(builder); number++) {
            index.found(shapes.record());
            sink.feature(new SourceFeature("registro " + number, Map.of(), builder.finish()));
        }
    }

    private static void withTable(
            ShapefileParts parts,
            Part dbf,
            Source source,
            ShpReader shapes,
            ShapeIndex index,
            ShapeBuilder builder,
            FeatureSink sink)
            throws IOException {
        String name = ShapefileParts.last(dbf);
        Charset charset = charset(parts, dbf, source, sink);
        try (DbfReader table = DbfReader.open(dbf.file(), name)) {
            List<DbfField> fields = table.fields(charset);
            List<String> columns = fields.stream().map(DbfField::name).toList();
            sink.layer(new SourceLayer(parts.name(), columns, parts.crs(), Optional.of(charset)));
            noteUnread(fields, name, sink);
            Pairing pairing = new Pairing();
            while (shapes.next(builder)) {
                index.found(shapes.record());
                pairing.shapes++;
                boolean row = table.next();
                pairing.rows += row ? 1 : 0;
                SourceShape shape = builder.finish();
                if (row && table.deleted()) {
                    pairing.deleted++;
                } else {
                    Map<String, Object> values = row ? table.values(fields, charset) : Map.of();
                    sink.feature(new SourceFeature("registro " + pairing.shapes, values, shape));
                }
            }
            while (table.next()) {
                pairing.rows++;
            }
            pairing.note(parts.name(), table.stated(), sink);
        }
    }

    private static Charset charset(ShapefileParts parts, Part dbf, Source source, FeatureSink sink) throws IOException {
        String name = ShapefileParts.last(dbf);
        try (DbfReader table = DbfReader.open(dbf.file(), name)) {
            DbfCharset found =
                    DbfCharset.of(table, parts.encoding(), source.choices().charset(), name);
            found.remark().ifPresent(sink::note);
            return found.charset();
        }
    }

    private static void noteUnread(List<DbfField> fields, String name, FeatureSink sink) {
        String unread = fields.stream()
                .filter(field -> !field.isRead())
                .map(DbfField::name)
                .collect(Collectors.joining(", "));
        if (!unread.isEmpty()) {
            sink.note("De «" + name + "» no se leen estas columnas, cuyos datos no son texto ni números: " + unread
                    + ".");
        }
    }

    /** How many shapes and rows there were. */
    private static final class Pairing {

        private long shapes;
        private long rows;
        private long deleted;

        void note(String layer, long stated, FeatureSink sink) {
            if (deleted > 0) {
                sink.note("En «" + layer + "» se dejaron fuera los registros marcados como borrados: " + deleted + ".");
            }
            if (shapes != rows) {
                sink.note("«" + layer + "» no trae tantas formas (" + shapes + ") como filas en su tabla (" + rows
                        + "): revise que cada forma tenga sus propios datos.");
            } else if (rows != stated) {
                sink.note("La tabla de «" + layer + "» cuenta mal sus filas: dice " + stated + " y trae " + rows
                        + ". Se leyeron las que trae.");
            }
        }
    }
}
