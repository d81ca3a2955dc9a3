package huella.geo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipOutputStream;

/**
 * ESRI shapefiles in one zip: one per kind of geometry ({@code _puntos}, {@code _lineas}, {@code _poligonos}), those
 * without rows left out; with no row at all, an empty {@code _puntos}. Beside them the long names of the fields, the
 * metadata and a LEEME that says what a shapefile could not hold.
 */
final class Shapefile implements FeatureWriter {

    /** Of 1 to 9. Coordinates shrink by a third at any; tables grow by a fifth and take a third of the time of 6. */
    static final int ZIP_LEVEL = 1;

    /** What ArcGIS reads of one file. */
    private static final long MAX_BYTES = Integer.MAX_VALUE;

    private static final List<String> KINDS = List.of("_puntos", "_lineas", "_poligonos");

    private final Layer layer;
    private final OutputStream out;
    private final List<String> names;
    private final Scratch scratch;
    private final Part[] parts = new Part[KINDS.size()];

    private record Part(Shapes shapes, Dbf table) {}

    Shapefile(Layer layer, OutputStream out, Path directory) throws IOException {
        if (layer.columns().size() > 255) {
            throw new IllegalArgumentException("a shapefile holds 255 columns");
        }
        this.layer = layer;
        this.out = out;
        this.names = DbfNames.of(layer.columns());
        this.scratch = new Scratch(directory);
    }

    @Override
    public void write(Row row) throws IOException {
        layer.check(row);
        Part part = part(row.geometry().getDimension());
        part.shapes.append(row.geometry());
        part.table.append(row.values());
        if (part.shapes.size() > MAX_BYTES || part.table.size() > MAX_BYTES) {
            throw new IOException("a shapefile holds 2 GB; use GeoPackage or FlatGeobuf");
        }
    }

    private Part part(int dimension) throws IOException {
        if (parts[dimension] == null) {
            String kind = KINDS.get(dimension);
            parts[dimension] = new Part(
                    new Shapes(dimension, scratch.file(kind + ".shapes")),
                    new Dbf(layer.columns(), names, scratch.file(kind + ".table")));
        }
        return parts[dimension];
    }

    @Override
    public void finish() throws IOException {
        try (ParallelZip zip = new ParallelZip(out, ZIP_LEVEL)) {
            finish(zip);
        }
    }

    private void finish(ZipOutputStream zip) throws IOException {
        OutputStream buffered = new BufferedOutputStream(zip, 1 << 16);
        if (parts[0] == null && parts[1] == null && parts[2] == null) {
            part(0);
        }
        ShapefileNotes notes = new ShapefileNotes(layer, names);
        for (int dimension = 0; dimension < parts.length; dimension++) {
            Part part = parts[dimension];
            if (part != null) {
                String name = layer.name() + KINDS.get(dimension);
                notes.add(name, part.shapes.count(), part.table.cuts());
                writePart(part, name, zip, buffered);
            }
        }
        entry("campos.csv", zip, buffered, notes::writeFields);
        entry("metadatos.json", zip, buffered, notes::writeMetadata);
        entry("LEEME.txt", zip, buffered, file -> file.write(notes.readme().getBytes(StandardCharsets.UTF_8)));
        zip.finish();
        zip.flush();
    }

    private interface Content {
        void writeTo(OutputStream file) throws IOException;
    }

    private void writePart(Part part, String name, ZipOutputStream zip, OutputStream buffered) throws IOException {
        entry(name + ".shp", zip, buffered, part.shapes::writeShp);
        entry(name + ".shx", zip, buffered, part.shapes::writeShx);
        entry(
                name + ".dbf",
                zip,
                buffered,
                file -> part.table.writeTo(file, layer.metadata().date()));
        entry(
                name + ".prj",
                zip,
                buffered,
                file -> file.write(layer.crs().esriWkt().getBytes(StandardCharsets.US_ASCII)));
        entry(name + ".cpg", zip, buffered, file -> file.write("UTF-8".getBytes(StandardCharsets.US_ASCII)));
    }

    private void entry(String name, ZipOutputStream zip, OutputStream buffered, Content content) throws IOException {
        zip.putNextEntry(Archive.entry(name, layer.metadata().date()));
        content.writeTo(buffered);
        buffered.flush();
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        try (scratch) {
            for (Part part : parts) {
                if (part != null) {
                    part.shapes.close();
                    part.table.close();
                }
            }
        }
    }
}
