package huella.geo.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of an open file from one place up to another, or up to its end; closing it leaves the file open. */
final class FileSection extends InputStream {

    private final FileChannel file;
    private final long end;
    private long at;

    FileSection(FileChannel file, long start, long end) {
        this.file = file;
        this.at = start;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int most = (int) Math.min(length, end - at);
        int read = most <= 0 ? -1 : file.read(ByteBuffer.wrap(into, offset, most), at);
        at += Math.max(read, 0);
        return read;
    }
}
