package huella.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Some bytes of a file, read as they are wanted. */
final class Slice extends InputStream {

    private final FileChannel file;
    private final long end;
    private long position;

    Slice(Path path, long from, long length) {
        try {
            this.file = FileChannel.open(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.position = from;
        this.end = from + length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (position >= end) {
            return -1;
        }
        int read = file.read(ByteBuffer.wrap(bytes, from, (int) Math.min(length, end - position)), position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
