package huella.geo.read;

import huella.model.Rejected;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The records of a {@code .shp} file (ESRI Shapefile Technical Description, July 1998), one after the other as they
 * stand; heights and measures are passed over. A record that contradicts itself is a refused shape; one that says that
 * it ends after the file refuses the file, since nobody knows where the next one begins.
 */
final class ShpReader implements Closeable {

    private static final int HEADER = 100;
    private static final int FILE_CODE = 9994;
    private static final int MULTIPATCH = 31;
    private static final int BOX = 32;

    /** What stands below this means "no data" (page 2 of the description). */
    private static final double NO_DATA = -1e38;

    private static final String BROKEN =
            "Su forma está dañada en el archivo: dice tener más puntos o partes de los que trae. Dibújela de nuevo.";
    private static final String WITHOUT_DATA =
            "Una de sus coordenadas es «sin dato» (un número enorme). Corríjala en el archivo.";
    private static final String SOLID =
            "Es una superficie en 3D (MultiPatch). Conviértala en un polígono en su programa.";

    private final FileChannel file;
    private final String name;
    private final ReadLimits limits;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
    private final long stated;
    private long filled;
    private long record;
    private int records;

    private ShpReader(FileChannel file, String name, ReadLimits limits) throws IOException {
        this.file = file;
        this.name = name;
        this.limits = limits;
        this.size = file.size();
        buffer.limit(0);
        if (size < HEADER) {
            throw Unreadable.because("«" + name + "» está vacío o se cortó al copiarlo. Expórtelo y envíelo de nuevo.");
        }
        need(HEADER);
        int code = bigEndian();
        if (code != FILE_CODE) {
            throw Unreadable.because(
                    "«" + name + "» no es un shapefile, aunque se llame así. Expórtelo desde su programa"
                            + " como shapefile, o quítelo del archivo comprimido.");
        }
        buffer.position(24);
        stated = 2L * bigEndian();
        buffer.position(32);
        if (buffer.getInt() == MULTIPATCH) {
            throw Unreadable.because("«" + name + "» trae superficies en 3D (MultiPatch), no polígonos. Conviértalas en"
                    + " polígonos en su programa.");
        }
        buffer.position(HEADER);
    }

    /** @param name of the file, for messages */
    static ShpReader open(Path path, String name, ReadLimits limits) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new ShpReader(file, name, limits);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Tells the next shape; false after the last one. */
    boolean next(ShapeBuilder shape) throws IOException {
        record = at();
        if (record == size) {
            return false;
        }
        if (size - record < 12) {
            return end();
        }
        need(12);
        bigEndian(); // its number, which some programs count from 0
        long end = record + 8 + 2L * bigEndian();
        if (end < record + 12 || end > size) {
            return end();
        }
        records++;
        tell(buffer.getInt(), end, shape);
        seek(end);
        return true;
    }

    /** Where the last one that was told begins. */
    long record() {
        return record;
    }

    /** What is left is no record: good after the end that the header states, otherwise the file is broken. */
    private boolean end() {
        if (record >= stated && stated >= HEADER) {
            return false;
        }
        throw cut();
    }

    private Rejected cut() {
        return Unreadable.because("«" + name + "» está dañado o se cortó al copiarlo, en el registro " + (records + 1)
                + ". Expórtelo y envíelo de nuevo.");
    }

    /** Something about the whole that its owner should know; asked after the last record. */
    Optional<String> remark() {
        if (size < stated) {
            return Optional.of("«" + name + "» dice ser más largo de lo que es: quizás faltan registros al final.");
        }
        return record < size
                ? Optional.of("Al final de «" + name + "» hay algo que no son formas; se dejó fuera.")
                : Optional.empty();
    }

    private void tell(int type, long end, ShapeBuilder shape) throws IOException {
        if (type > 10) {
            shape.flattened();
        }
        switch (type) {
            case 0 -> {}
            case 1, 11, 21 -> point(end, shape);
            case 8, 18, 28 -> multipoint(end, shape);
            case 3, 13, 23 -> parts(end, shape, shape::line);
            case 5, 15, 25 -> parts(end, shape, shape::turningRing);
            case MULTIPATCH -> shape.refuse(SOLID);
            default ->
                shape.refuse(
                        "Su forma es de una clase que no existe en un shapefile (" + type + "). Dibújela de nuevo.");
        }
    }

    private void point(long end, ShapeBuilder shape) throws IOException {
        if (end - at() < 16) {
            shape.refuse(BROKEN);
        } else {
            vertices(1, shape);
            shape.point();
        }
    }

    private void multipoint(long end, ShapeBuilder shape) throws IOException {
        if (end - at() < BOX + 4) {
            shape.refuse(BROKEN);
            return;
        }
        need(BOX + 4);
        buffer.position(buffer.position() + BOX);
        int points = buffer.getInt();
        if (points < 0 || 16L * points > end - at()) {
            shape.refuse(BROKEN);
        } else {
            vertices(points, shape);
            shape.point();
        }
    }

    private void parts(long end, ShapeBuilder shape, Runnable part) throws IOException {
        if (end - at() < BOX + 8) {
            shape.refuse(BROKEN);
            return;
        }
        need(BOX + 8);
        buffer.position(buffer.position() + BOX);
        int parts = buffer.getInt();
        int points = buffer.getInt();
        if (parts < 0
                || points < 0
                || parts > points
                || parts == 0 && points > 0
                || 4L * parts + 16L * points > end - at()) {
            shape.refuse(BROKEN);
        } else if (points > limits.featureVertices()) {
            seek(at() + 4L * parts);
            vertices(points, shape); // the builder counts them and refuses
        } else {
            parts(firsts(parts, points), shape, part);
        }
    }

    private void parts(int[] firsts, ShapeBuilder shape, Runnable part) throws IOException {
        if (firsts.length == 1) {
            return;
        }
        if (firsts[0] != 0) {
            shape.refuse(BROKEN);
        }
        for (int i = 0; i + 1 < firsts.length; i++) {
            int points = firsts[i + 1] - firsts[i];
            if (points < 0 || firsts[i] < 0) {
                shape.refuse("Sus partes están desordenadas en el archivo. Dibújela de nuevo.");
                return;
            }
            vertices(points, shape);
            part.run();
        }
    }

    /** Where each part begins, and after the last one. */
    private int[] firsts(int parts, int points) throws IOException {
        int[] firsts = new int[parts + 1];
        for (int i = 0; i < parts; i++) {
            need(Integer.BYTES);
            firsts[i] = buffer.getInt();
        }
        firsts[parts] = points;
        return firsts;
    }

    private void vertices(int count, ShapeBuilder shape) throws IOException {
        int left = count;
        while (left > 0) {
            need(16);
            int here = Math.min(left, buffer.remaining() / 16);
            for (int i = 0; i < here; i++) {
                double x = buffer.getDouble();
                double y = buffer.getDouble();
                if (Math.min(x, y) < NO_DATA && Double.isFinite(Math.min(x, y))) {
                    shape.refuse(WITHOUT_DATA);
                }
                shape.vertex(x, y);
            }
            left -= here;
        }
    }

    private int bigEndian() {
        return Integer.reverseBytes(buffer.getInt());
    }

    private long at() {
        return filled - buffer.remaining();
    }

    /** So many bytes stand in the buffer. */
    private void need(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        buffer.compact();
        while (buffer.position() < bytes) {
            int read = file.read(buffer, filled);
            if (read < 0) {
                throw cut();
            }
            filled += read;
        }
        buffer.flip();
    }

    private void seek(long to) {
        if (to - at() <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) (to - at()));
        } else {
            filled = to;
            buffer.limit(0);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
