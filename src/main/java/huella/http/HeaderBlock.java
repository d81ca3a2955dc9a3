package huella.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Headers of an answer that always go together, as the bytes that go out: written once and copied from then on. To
 * Jetty it is one header, the first; the others follow it on the wire.
 */
final class HeaderBlock extends PreEncodedHttpField {

    /** A header as it is sent. */
    record Header(String name, String value) {}

    private static final byte[] NONE = {};

    /** What stands before, the same for many. */
    private final byte[] before;

    private final byte[] bytes;

    /** @param headers at least one */
    HeaderBlock(List<Header> headers) {
        this(headers.getFirst().name(), headers.getFirst().value(), NONE, headers);
    }

    /** A block behind another one, which it does not copy. */
    HeaderBlock(HeaderBlock before, List<Header> headers) {
        this(before.getName(), before.getValue(), before.bytes, headers);
    }

    private HeaderBlock(String name, String value, byte[] before, List<Header> headers) {
        super(name, value);
        this.before = before;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Header header : headers) {
            out.writeBytes((header.name() + ": " + header.value() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        this.bytes = out.toByteArray();
    }

    HeaderBlock(String name, String value) {
        this(List.of(new Header(name, value)));
    }

    void putTo(ByteBuffer out) {
        out.put(before).put(bytes);
    }

    @Override
    public void putTo(ByteBuffer out, HttpVersion version) {
        putTo(out);
    }

    @Override
    public int getEncodedLength(HttpVersion version) {
        return before.length + bytes.length;
    }
}
