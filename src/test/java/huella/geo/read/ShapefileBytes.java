package huella.geo.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes shapefiles by hand, so that each of their bytes can be wrong. Coordinates lie in UTM 19 south. */
final class ShapefileBytes {

    static final double X = 500_000;
    static final double Y = 7_500_000;
    static final String PRJ = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
            + "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    private ShapefileBytes() {}

    static byte[] point(double x, double y) {
        return ZipBytes.little(20).putInt(1).putDouble(x).putDouble(y).array();
    }

    /** Parts of a line (3), an area (5) or their Z (13, 15) and M (23, 25); each a row of x, y. */
    static byte[] parts(int type, double[]... parts) {
        int points = 0;
        for (double[] part : parts) {
            points += part.length / 2;
        }
        boolean z = type == 13 || type == 15;
        boolean m = type == 23 || type == 25;
        int more = z || m ? 16 + 8 * points : 0;
        ByteBuffer content = ZipBytes.little(44 + 4 * parts.length + 16 * points + more)
                .putInt(type)
                .putDouble(X)
                .putDouble(Y)
                .putDouble(X + 100)
                .putDouble(Y + 100)
                .putInt(parts.length)
                .putInt(points);
        int first = 0;
        for (double[] part : parts) {
            content.putInt(first);
            first += part.length / 2;
        }
        for (double[] part : parts) {
            for (double number : part) {
                content.putDouble(number);
            }
        }
        return content.array();
    }

    static byte[] multipoint(double... numbers) {
        ByteBuffer content = ZipBytes.little(40 + 8 * numbers.length)
                .putInt(8)
                .putDouble(X)
                .putDouble(Y)
                .putDouble(X)
                .putDouble(Y)
                .putInt(numbers.length / 2);
        for (double number : numbers) {
            content.putDouble(number);
        }
        return content.array();
    }

    /** A square of some metres, clockwise, its lower left corner at an offset. */
    static double[] square(double at, double size) {
        double x = X + at;
        double y = Y + at;
        return new double[] {x, y, x, y + size, x + size, y + size, x + size, y, x, y};
    }

    static byte[] shp(int type, List<byte[]> records) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        int length =
                100 + records.stream().mapToInt(record -> 8 + record.length).sum();
        file.writeBytes(header(type, length));
        int number = 1;
        for (byte[] record : records) {
            file.writeBytes(ByteBuffer.allocate(8)
                    .putInt(number++)
                    .putInt(record.length / 2)
                    .array());
            file.writeBytes(record);
        }
        return file.toByteArray();
    }

    static byte[] shx(int type, List<byte[]> records) {
        ByteBuffer file = ByteBuffer.allocate(100 + 8 * records.size()).put(header(type, 100 + 8 * records.size()));
        int at = 100;
        for (byte[] record : records) {
            file.putInt(at / 2).putInt(record.length / 2);
            at += 8 + record.length;
        }
        return file.array();
    }

    private static byte[] header(int type, int length) {
        ByteBuffer header = ZipBytes.little(100).putInt(28, 1000).putInt(32, type);
        header.order(java.nio.ByteOrder.BIG_ENDIAN).putInt(0, 9994).putInt(24, length / 2);
        return header.array();
    }

    /** A field of a table: name, letter, length, decimals. */
    record Field(String name, char type, int length, int decimals) {}

    static byte[] dbf(int languageDriver, List<Field> fields, Charset charset, List<List<String>> rows) {
        int rowLength = 1 + fields.stream().mapToInt(Field::length).sum();
        int headerLength = 33 + 32 * fields.size();
        ByteBuffer file = ZipBytes.little(headerLength + rowLength * rows.size() + 1);
        file.put((byte) 3).put((byte) 126).put((byte) 5).put((byte) 20);
        file.putInt(rows.size()).putShort((short) headerLength).putShort((short) rowLength);
        file.put(29, (byte) languageDriver);
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            int at = 32 + 32 * i;
            byte[] name = field.name.getBytes(charset);
            file.put(at, name, 0, Math.min(name.length, 11));
            file.put(at + 11, (byte) field.type)
                    .put(at + 16, (byte) field.length)
                    .put(at + 17, (byte) field.decimals);
        }
        file.position(headerLength - 1).put((byte) 0x0D);
        for (List<String> row : rows) {
            file.put((byte) ' ');
            for (int i = 0; i < fields.size(); i++) {
                byte[] value = row.get(i).getBytes(charset);
                for (int at = 0; at < fields.get(i).length; at++) {
                    file.put(at < value.length ? value[at] : (byte) ' ');
                }
            }
        }
        return file.put((byte) 0x1A).array();
    }

    static final List<Field> FIELDS = List.of(new Field("NOMBRE", 'C', 20, 0), new Field("NUMERO", 'N', 9, 0));

    /** Three squares with a name and a number each. */
    static List<byte[]> squares() {
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            records.add(parts(5, square(200 * i, 100)));
        }
        return records;
    }

    static List<List<String>> rows() {
        return List.of(List.of("Ruta uno", "1"), List.of("Área dos", "2"), List.of("Peñón tres", "3"));
    }

    static byte[] table() {
        return dbf(0, FIELDS, StandardCharsets.UTF_8, rows());
    }

    /** All files of a good one, to break in one place. */
    static Map<String, byte[]> files() {
        return files(5, squares(), table());
    }

    static Map<String, byte[]> files(int type, List<byte[]> records, byte[] table) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("area.shp", shp(type, records));
        files.put("area.shx", shx(type, records));
        files.put("area.dbf", table);
        files.put("area.prj", PRJ.getBytes(StandardCharsets.US_ASCII));
        files.put("area.cpg", "UTF-8".getBytes(StandardCharsets.US_ASCII));
        return files;
    }
}
