package huella.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text on its way into a file: put together in memory, encoded by the piece. A character encoder in between, asked for
 * every field, would cost more than all the rest of writing a line.
 */
final class Utf8 {

    private static final int PIECE = 1 << 15;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(2 * PIECE);

    Utf8(OutputStream out) {
        this.out = out;
    }

    /** Where the next text is appended. */
    StringBuilder text() {
        return text;
    }

    /** To be called between two lines: passes on what has come together. */
    void pass() throws IOException {
        if (text.length() >= PIECE) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }
}
