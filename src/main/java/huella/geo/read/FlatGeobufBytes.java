package huella.geo.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file from front to back. A length is believed only as far as the file goes. */
final class FlatGeobufBytes implements Closeable {

    /** Of the header, and of one feature. */
    private static final int MOST = 20_000_000;

    /** A FlatBuffer has at least an offset to its table and one to that table's fields. */
    private static final int LEAST = 2 * Integer.BYTES;

    private final InputStream in;
    private long left;

    FlatGeobufBytes(Path file) throws IOException {
        left = Files.size(file);
        in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    boolean atEnd() {
        return left == 0;
    }

    byte[] take(int bytes) throws IOException {
        leave(bytes);
        byte[] taken = in.readNBytes(bytes);
        if (taken.length < bytes) {
            throw new EOFException();
        }
        return taken;
    }

    void skip(long bytes) throws IOException {
        leave(bytes);
        in.skipNBytes(bytes);
    }

    /** A FlatBuffer, which stands after its length. */
    ByteBuffer buffer() throws IOException {
        int length = ByteBuffer.wrap(take(Integer.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        if (length < LEAST || length > left) {
            throw new EOFException();
        }
        if (length > MOST) {
            throw Unreadable.because("Un objeto del archivo FlatGeobuf ocupa más de " + MOST / 1_000_000
                    + " MB, el máximo. Simplifique su forma o acorte sus textos.");
        }
        return ByteBuffer.wrap(take(length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void leave(long bytes) throws EOFException {
        if (bytes > left) {
            throw new EOFException();
        }
        left -= bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
