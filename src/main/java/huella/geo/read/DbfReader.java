package huella.geo.read;

import huella.model.Rejected;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a dBASE table (III to V, FoxPro), one after the other. There are as many as bytes for them, whatever the
 * header counts; a row that is marked as deleted still stands beside its shape.
 */
final class DbfReader implements Closeable {

    private static final int HEADER = 32;
    private static final int DESCRIPTOR = 32;
    private static final int NAME = 11;
    private static final int DBASE_2 = 2;
    private static final int DBASE_7 = 4;
    private static final byte END_OF_FIELDS = 0x0D;

    private final InputStream in;
    private final int languageDriver;
    private final long stated;
    private final List<byte[]> names = new ArrayList<>();
    private final List<DbfField> fields = new ArrayList<>();
    private final byte[] row;
    private boolean ended;

    private DbfReader(InputStream in, String name) throws IOException {
        this.in = in;
        ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER)).order(ByteOrder.LITTLE_ENDIAN);
        if (header.limit() < HEADER) {
            throw cut(name);
        }
        int version = header.get(0) & 0xFF;
        int headerLength = Short.toUnsignedInt(header.getShort(8));
        int rowLength = Short.toUnsignedInt(header.getShort(10));
        if (version == 0 || version == DBASE_2 || (version & 7) == DBASE_7) {
            throw Unreadable.because("La tabla «" + name + "» no es de una versión de dBASE que aquí se lea. Expórtela"
                    + " como shapefile desde un programa de mapas, o quítela para importar solo las formas.");
        }
        stated = Integer.toUnsignedLong(header.getInt(4));
        languageDriver = header.get(29) & 0xFF;
        int fieldsLength = readFields(headerLength, name);
        if (fieldsLength > rowLength && !fields.isEmpty() || headerLength < HEADER) {
            throw Unreadable.because(
                    "La tabla «" + name + "» está dañada: sus columnas no caben en sus filas. " + cure());
        }
        row = new byte[rowLength];
    }

    private static Rejected cut(String name) {
        return Unreadable.because("La tabla «" + name + "» está vacía o se cortó al copiarla. " + cure());
    }

    private static String cure() {
        return "Expórtela y envíela de nuevo, o quítela para importar solo las formas.";
    }

    /** @param name of the file, for messages */
    static DbfReader open(Path path, String name) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 17);
        try {
            return new DbfReader(in, name);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Up to the mark that ends them or the end of the header; what follows is passed over. How long a row must be. */
    private int readFields(int headerLength, String name) throws IOException {
        byte[] rest = in.readNBytes(Math.max(0, headerLength - HEADER));
        if (rest.length < headerLength - HEADER) {
            throw cut(name);
        }
        int offset = 1;
        for (int at = 0; at + DESCRIPTOR <= rest.length && rest[at] != END_OF_FIELDS; at += DESCRIPTOR) {
            int zero = at;
            while (zero < at + NAME && rest[zero] != 0) {
                zero++;
            }
            names.add(Arrays.copyOfRange(rest, at, zero));
            int length = rest[at + 16] & 0xFF;
            fields.add(new DbfField("", (char) (rest[at + NAME] & 0xFF), offset, length));
            offset += length;
        }
        return offset;
    }

    /** With their names in an encoding: those without one get a number, those that stand twice too. */
    List<DbfField> fields(Charset charset) {
        List<DbfField> named = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = new String(names.get(i), charset).strip();
            DbfField field = fields.get(i);
            String unique = UniqueNames.next(name.isEmpty() ? "columna " + (i + 1) : name, taken);
            named.add(new DbfField(unique, field.type(), field.offset(), field.length()));
        }
        return named;
    }

    List<byte[]> names() {
        return List.copyOf(names);
    }

    int languageDriver() {
        return languageDriver;
    }

    /** How many rows the header counts. */
    long stated() {
        return stated;
    }

    /** Reads the next row; false after the last whole one. */
    boolean next() throws IOException {
        if (ended || row.length == 0) {
            return false;
        }
        int read = in.readNBytes(row, 0, row.length);
        ended = read < row.length || row[0] != ' ' && row[0] != '*' && row[0] != 0;
        return !ended;
    }

    boolean deleted() {
        return row[0] == '*';
    }

    /** Its bytes, until the next is read. */
    byte[] row() {
        return row;
    }

    Map<String, Object> values(List<DbfField> fields, Charset charset) {
        Map<String, Object> values = LinkedHashMap.newLinkedHashMap(fields.size());
        for (DbfField field : fields) {
            values.put(field.name(), field.value(row, charset));
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
