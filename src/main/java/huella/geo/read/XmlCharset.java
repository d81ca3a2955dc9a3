package huella.geo.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which charset an XML file is written: what its bytes tell goes before what its declaration says, since editors
 * save in another one and leave the declaration as it was. Bytes that are UTF-8 throughout, with signs beyond ASCII,
 * are never anything else; bytes that are not are never UTF-8.
 *
 * @param overruled the declaration was not believed, or a person chose
 * @param note of that, for the owner of the file, in Spanish
 */
record XmlCharset(Charset charset, boolean overruled, Optional<String> note) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._:-]*)[\"']");
    private static final int HEAD = 256;

    static XmlCharset of(Path file, Optional<Charset> chosen) throws IOException {
        byte[] head = head(file);
        Optional<Charset> unicode = wide(head);
        if (unicode.isPresent()) {
            return new XmlCharset(unicode.get(), false, Optional.empty());
        }
        if (chosen.isPresent()) {
            return new XmlCharset(chosen.get(), true, Optional.empty());
        }
        Matcher declaration =
                DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1).replace("\u00EF\u00BB\u00BF", ""));
        String declared = declaration.find() ? declaration.group(1) : "UTF-8";
        Utf8 utf8 = utf8(file);
        if (utf8 == Utf8.ASCII) {
            return new XmlCharset(StandardCharsets.UTF_8, false, Optional.empty());
        }
        if (utf8 == Utf8.BEYOND_ASCII) {
            return declared.equalsIgnoreCase("UTF-8")
                    ? new XmlCharset(StandardCharsets.UTF_8, false, Optional.empty())
                    : instead(declared, StandardCharsets.UTF_8);
        }
        Optional<Charset> believed = supported(declared);
        if (believed.isEmpty() || wide(believed.get())) {
            return instead(declared, WINDOWS);
        }
        // what calls itself Latin-1 is Windows' extension of it, as browsers know (WHATWG Encoding §4.2)
        boolean latin = believed.get().equals(StandardCharsets.ISO_8859_1)
                || believed.get().equals(StandardCharsets.US_ASCII);
        return new XmlCharset(latin ? WINDOWS : believed.get(), false, Optional.empty());
    }

    private static XmlCharset instead(String declared, Charset charset) {
        return new XmlCharset(
                charset,
                true,
                Optional.of("El archivo dice estar escrito en " + declared
                        + ", pero sus bytes no lo están: sus textos se" + " leyeron en " + charset.name() + "."));
    }

    /** Without its byte order mark, where it has one. */
    InputStream open(Path file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 3);
        byte[] mark = in.readNBytes(3);
        if (!(mark.length == 3 && (mark[0] & 0xFF) == 0xEF && (mark[1] & 0xFF) == 0xBB && (mark[2] & 0xFF) == 0xBF)) {
            in.unread(mark); // the marks of UTF-16 are its decoder's
        }
        return in;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    /** By a byte order mark, or by the zero beside the first sign, which is {@code <} (XML 1.0 appendix F). */
    private static Optional<Charset> wide(byte[] head) {
        int first = head.length < 2 ? -1 : (head[0] & 0xFF) << 8 | head[1] & 0xFF;
        return switch (first) {
            case 0xFEFF, 0xFFFE -> Optional.of(StandardCharsets.UTF_16);
            case 0x003C -> Optional.of(StandardCharsets.UTF_16BE);
            case 0x3C00 -> Optional.of(StandardCharsets.UTF_16LE);
            default -> Optional.empty();
        };
    }

    /** UTF-8, -16 and -32 are known by their bytes; said of bytes that are not, they are wrong. */
    private static boolean wide(Charset charset) {
        return charset.name().startsWith("UTF-");
    }

    private static Optional<Charset> supported(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private enum Utf8 {
        ASCII,
        BEYOND_ASCII,
        NOT
    }

    private static Utf8 utf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer chars = CharBuffer.allocate(1 << 16);
        boolean beyond = false;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = 0; read >= 0; ) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                for (int i = 0; i < read; i++) {
                    beyond |= bytes.array()[bytes.position() + i] < 0;
                }
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, chars.clear(), read < 0);
                if (result.isError()) {
                    return Utf8.NOT;
                }
                bytes.compact();
            }
        }
        return beyond ? Utf8.BEYOND_ASCII : Utf8.ASCII;
    }
}
