package huella.geo.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * In which encoding a text file is read: the one a person chose, or that of its byte order mark, or UTF-8 where all of
 * its bytes are UTF-8, which other encodings hardly ever are by chance; otherwise one of the two of Windows, by where
 * their Spanish letters stand.
 *
 * @param mark bytes of the byte order mark
 * @param guessed neither chosen nor sure
 */
record TextCharset(Charset charset, int mark, boolean guessed) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset DOS = Charset.forName("IBM850");

    /** Spanish letters in the one; in the other these bytes are signs that hardly stand beside letters. */
    private static final String DOS_LETTERS = "\u00A0\u0082\u00A1\u00A2\u00A3\u00A4\u00A5\u0090\u0081";

    private static final String WINDOWS_LETTERS =
            "\u00E1\u00E9\u00ED\u00F3\u00FA\u00F1\u00D1\u00C1\u00C9\u00CD\u00D3\u00DA\u00FC";

    static TextCharset of(Path file, Optional<Charset> chosen) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        TextCharset marked = marked(head);
        if (chosen.isPresent()) {
            return new TextCharset(chosen.get(), marked == null ? 0 : marked.mark(), false);
        }
        if (marked != null) {
            return marked;
        }
        return isUtf8(file)
                ? new TextCharset(StandardCharsets.UTF_8, 0, false)
                : new TextCharset(ofWindows(file), 0, true);
    }

    /** By the byte order mark, or by how {@code <} or {@code {} would look; null when there is neither. */
    static TextCharset marked(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return new TextCharset(StandardCharsets.UTF_8, 3, false);
        }
        if (begins(head, 0xFF, 0xFE, 0, 0)) {
            return new TextCharset(Charset.forName("UTF-32LE"), 4, false);
        }
        if (begins(head, 0, 0, 0xFE, 0xFF)) {
            return new TextCharset(Charset.forName("UTF-32BE"), 4, false);
        }
        if (begins(head, 0xFF, 0xFE)) {
            return new TextCharset(StandardCharsets.UTF_16LE, 2, false);
        }
        if (begins(head, 0xFE, 0xFF)) {
            return new TextCharset(StandardCharsets.UTF_16BE, 2, false);
        }
        if (head.length >= 4 && head[0] > 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) {
            return new TextCharset(StandardCharsets.UTF_16LE, 0, false);
        }
        if (head.length >= 4 && head[0] == 0 && head[1] > 0 && head[2] == 0 && head[3] != 0) {
            return new TextCharset(StandardCharsets.UTF_16BE, 0, false);
        }
        return null;
    }

    private static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** From behind the byte order mark; what is not of the encoding is read as U+FFFD. */
    Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(mark);
        } catch (IOException e) {
            in.close();
            throw e;
        }
        return new InputStreamReader(in, charset);
    }

    /** As the standards of text formats want it. */
    boolean isPlain() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    /** What the owner of the file should know: the encoding was guessed. */
    Optional<String> note() {
        return guessed
                ? Optional.of("Los textos no están en UTF-8; se leyeron como " + charset.name()
                        + ". Si ve mal las tildes o las eñes, elija otra codificación.")
                : Optional.empty();
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.limit(bytes.position() + Math.max(read, 0)).position(0);
                chars.clear();
                if (decoder.decode(bytes, chars, read < 0).isError()) {
                    return false;
                }
                if (read < 0) {
                    return true;
                }
                bytes.compact();
            }
        }
    }

    private static Charset ofWindows(Path file) throws IOException {
        long leaning = 0;
        byte[] bytes = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
                leaning += towardsDos(bytes, 0, read);
            }
        }
        return leaning > 0 ? DOS : WINDOWS;
    }

    /** How many more bytes would be Spanish letters in DOS than in Windows. */
    static long towardsDos(byte[] bytes, int from, int to) {
        long leaning = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                char letter = (char) (bytes[i] & 0xFF);
                leaning += DOS_LETTERS.indexOf(letter) >= 0 ? 1 : 0;
                leaning -= WINDOWS_LETTERS.indexOf(letter) >= 0 ? 1 : 0;
            }
        }
        return leaning;
    }
}
