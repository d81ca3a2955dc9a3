package huella.web;

import huella.geo.Column;
import huella.geo.FeatureWriter;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.geo.Layer;
import huella.geo.Metadata;
import huella.geo.Palette;
import huella.geo.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A zipped shapefile as the surveys of the region came until 2002, PSAD56 / UTM 19S: one area in Calama. Where it lies
 * in WGS 84 is known from PROJ ({@code gdaltransform -s_srs EPSG:4326 -t_srs EPSG:24879}), not from this service.
 */
final class PsadFile {

    static final double WEST = -68.95;
    static final double SOUTH = -22.47;
    static final double EAST = -68.92;
    static final double NORTH = -22.44;

    /** The same corners in the file: south-west, north-west, north-east, south-east. */
    private static final double[][] CORNERS = {
        {505328.289, 7515522.555}, {505329.395, 7518843.342}, {508416.398, 7518842.005}, {508414.627, 7515521.217}
    };

    private static final String PRJ = "PROJCS[\"PSAD_1956_UTM_Zone_19S\",GEOGCS[\"GCS_Provisional_S_American_1956\","
            + "DATUM[\"D_Provisional_S_American_1956\",SPHEROID[\"International_1924\",6378388.0,297.0]],"
            + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
            + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",10000000.0],"
            + "PARAMETER[\"Central_Meridian\",-69.0],PARAMETER[\"Scale_Factor\",0.9996],"
            + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private PsadFile() {}

    /** @param code of the initiative that the area is of, or empty @param name as the file gives it */
    static byte[] stated(String code, String name) {
        return zip(code, name, PRJ);
    }

    /** Without the file that says in which system it is. */
    static byte[] unstated(String code, String name) {
        return zip(code, name, null);
    }

    private static byte[] zip(String code, String name, String prj) {
        try {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            Path directory = Files.createTempDirectory("psad56");
            try (FeatureWriter writer = Format.SHAPEFILE.open(layer(), written, directory)) {
                writer.write(new Row(List.of(code, name), area()));
                writer.finish();
            } finally {
                Files.delete(directory);
            }
            return withPrj(written.toByteArray(), prj);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Geometry area() {
        Coordinate[] ring = new Coordinate[CORNERS.length + 1];
        for (int i = 0; i < ring.length; i++) {
            double[] corner = CORNERS[i % CORNERS.length];
            ring[i] = new Coordinate(corner[0], corner[1]);
        }
        return GEOMETRY.createPolygon(ring);
    }

    private static Layer layer() {
        List<Column> columns = List.of(
                new Column("codigo", Column.Type.TEXT, "Código", ""),
                new Column("nombre", Column.Type.TEXT, "Nombre", ""));
        Metadata metadata = new Metadata("Prueba", "ODbL 1.0", "Prueba", Instant.parse("2026-05-20T12:00:00Z"), "1");
        Palette palette = new Palette("codigo", Map.of(), "#445566");
        return new Layer("area", "Área", columns, "nombre", FileCrs.WGS_84_UTM_19S, metadata, palette);
    }

    /** The writer knows only the systems in which we publish. @param prj null: none */
    private static byte[] withPrj(byte[] zip, String prj) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                boolean isPrj = entry.getName().endsWith(".prj");
                if (isPrj && prj == null) {
                    continue;
                }
                to.putNextEntry(new ZipEntry(entry.getName()));
                if (isPrj) {
                    to.write(prj.getBytes(StandardCharsets.US_ASCII));
                } else {
                    from.transferTo(to);
                }
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
