package huella.geo.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import huella.geo.Format;
import huella.geo.read.Recognised.Foreign;
import huella.geo.read.Recognised.Readable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Files that are not text, by their first bytes. What we do not read is named too, since "format not recognised" helps
 * nobody who has a DWG in hand.
 */
final class Signatures {

    private static final String UNPACK = "Descomprímalo y envíe los archivos en un zip, o el archivo suelto.";
    private static final String PICTURE =
            "Una imagen no trae formas. Envíe las huellas como Shapefile (en zip), GeoPackage o KML.";
    private static final String OFFICE = "Ábralo y guárdelo como Excel (.xlsx) o CSV, sin contraseña.";
    private static final String CAD = "Guárdelo desde QGIS o desde su programa de dibujo como Shapefile (en zip),"
            + " GeoPackage o GeoJSON, con su sistema de coordenadas.";
    private static final String FROM_GIS = "Ábralo en QGIS y guarde la capa como GeoPackage o Shapefile (en zip).";
    static final String WHOLE_SHAPEFILE =
            "Es una parte de un Shapefile: envíe en un zip el .shp junto con sus .shx, .dbf y .prj.";

    private static final int SHP_CODE = 9994;
    private static final int SHP_VERSION = 1000;
    private static final int SHP_HEADER = 100;

    private record Sign(int at, byte[] bytes, Recognised kind) {

        boolean begins(byte[] head) {
            return head.length >= at + bytes.length
                    && java.util.Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Sign> SIGNS = List.of(
            hex("504B0304", new Recognised.Zip()),
            hex("504B0506", new Recognised.Zip()),
            hex("504B0708", new Recognised.Zip()),
            text("SQLite format 3\0", new Readable(Format.GEOPACKAGE)),
            hex("666762", new Readable(Format.FLATGEOBUF)),
            text("%PDF", new Foreign("un documento PDF", PICTURE.replace("Una imagen", "Un PDF"))),
            text("AutoCAD Binary DXF", new Foreign("un dibujo DXF", CAD)),
            text("AC10", new Foreign("un dibujo DWG de AutoCAD", CAD)),
            hex("89504E47", new Foreign("una imagen PNG", PICTURE)),
            hex("FFD8FF", new Foreign("una imagen JPEG", PICTURE)),
            text("GIF8", new Foreign("una imagen GIF", PICTURE)),
            hex("49492A00", new Foreign("una imagen TIFF", PICTURE)),
            hex("4D4D002A", new Foreign("una imagen TIFF", PICTURE)),
            hex("49492B00", new Foreign("una imagen TIFF", PICTURE)),
            new Sign(8, "WEBP".getBytes(ISO_8859_1), new Foreign("una imagen WebP", PICTURE)),
            new Sign(4, "ftyp".getBytes(ISO_8859_1), new Foreign("un video o una foto de teléfono", PICTURE)),
            hex("1F8B", new Foreign("un archivo comprimido con gzip", UNPACK)),
            hex("377ABCAF271C", new Foreign("un archivo comprimido 7z", UNPACK)),
            text("Rar!\u001A\u0007", new Foreign("un archivo comprimido RAR", UNPACK)),
            text("BZh", new Foreign("un archivo comprimido con bzip2", UNPACK)),
            hex("FD377A585A00", new Foreign("un archivo comprimido con xz", UNPACK)),
            hex("28B52FFD", new Foreign("un archivo comprimido con zstd", UNPACK)),
            new Sign(257, "ustar".getBytes(ISO_8859_1), new Foreign("un archivo empaquetado tar", UNPACK)),
            hex(
                    "D0CF11E0A1B11AE1",
                    new Foreign("un documento antiguo de Office (.xls, .doc) o un Excel con contraseña", OFFICE)),
            text("{\\rtf", new Foreign("un documento de texto RTF", OFFICE)),
            hex("000100005374616E64617264", new Foreign("una base de datos de Access", FROM_GIS)),
            text("PAR1", new Foreign("un archivo Parquet", FROM_GIS)),
            text("ARROW1", new Foreign("un archivo Arrow", FROM_GIS)),
            text("PMTiles", new Foreign("un mapa de teselas PMTiles", FROM_GIS)),
            hex("894844460D0A1A0A", new Foreign("un archivo HDF5 o NetCDF", FROM_GIS)),
            text("LASF", new Foreign("una nube de puntos LAS", FROM_GIS)),
            text("MZ", new Foreign("un programa de Windows", "Envíe los datos, no un programa.")),
            hex("7F454C46", new Foreign("un programa", "Envíe los datos, no un programa.")));

    private Signatures() {}

    /**
     * @param head the first bytes of a file
     * @param size of the whole file
     */
    static Optional<Recognised> find(byte[] head, long size) {
        return SIGNS.stream()
                .filter(sign -> sign.begins(head))
                .map(Sign::kind)
                .findFirst()
                .or(() -> shape(head, size))
                .or(() -> table(head, size))
                .or(() -> bitmap(head, size));
    }

    /**
     * The main file and the index of a Shapefile begin with the same header; where the first record would begin, the
     * index says at which word the first record lies, which is always 50.
     */
    private static Optional<Recognised> shape(byte[] head, long size) {
        if (head.length < 32
                || ByteBuffer.wrap(head).getInt(0) != SHP_CODE
                || little(head).getInt(28) != SHP_VERSION) {
            return Optional.empty();
        }
        boolean index = head.length >= SHP_HEADER + 8
                && size % 8 == SHP_HEADER % 8
                && ByteBuffer.wrap(head).getInt(SHP_HEADER) == SHP_HEADER / 2;
        return Optional.of(
                index
                        ? new Foreign("el índice (.shx) de un Shapefile", WHOLE_SHAPEFILE)
                        : new Readable(Format.SHAPEFILE));
    }

    /** A dBASE table: a date, a header of whole fields and the mark where it ends. */
    private static Optional<Recognised> table(byte[] head, long size) {
        if (head.length < 33 || List.of(0x03, 0x83, 0x8B, 0x30, 0x31, 0xF5).indexOf(head[0] & 0xFF) < 0) {
            return Optional.empty();
        }
        int header = little(head).getShort(8) & 0xFFFF;
        boolean date = head[2] >= 0 && head[2] <= 12 && head[3] >= 0 && head[3] <= 31;
        boolean ends = header >= 33
                && header <= size
                && (header > head.length || head[header - 1] == '\r' || header % 32 == 1 || head[header - 2] == '\r');
        return date && ends
                ? Optional.of(new Foreign("sólo la tabla (.dbf) de un Shapefile", WHOLE_SHAPEFILE))
                : Optional.empty();
    }

    /** Two letters are few, so the size that follows them must agree. */
    private static Optional<Recognised> bitmap(byte[] head, long size) {
        return head.length >= 14
                        && head[0] == 'B'
                        && head[1] == 'M'
                        && little(head).getInt(2) == size
                ? Optional.of(new Foreign("una imagen BMP", PICTURE))
                : Optional.empty();
    }

    private static ByteBuffer little(byte[] head) {
        return ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Sign hex(String bytes, Recognised kind) {
        return new Sign(0, HexFormat.of().parseHex(bytes), kind);
    }

    private static Sign text(String bytes, Recognised kind) {
        return new Sign(0, bytes.getBytes(ISO_8859_1), kind);
    }
}
