package huella.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Reads the head of a request out of its bytes, as far as it is written in the usual way (RFC 9112 §2-5). Whatever is
 * unusual - a byte that is no printable ASCII, a line that goes on, a header twice, one that changes the answer or the
 * connection - is left to Jetty, which reads the same bytes from their beginning. So this must never take for a request
 * what Jetty would refuse, and need not read all that Jetty would.
 *
 * <p>Each connection has its own: a client sends the same headers again and again, and those that were read last are
 * known again by their bytes.
 */
final class HeadReader {

    private static final byte[] GET = bytes("GET /");
    private static final byte[] HEAD = bytes("HEAD /");
    private static final byte[] VERSION = bytes(" HTTP/1.1\r\n");
    private static final int LONGEST_REMEMBERED = 2_000;

    /** With one of them in the request the answer may be another, or needs more than an answer. */
    private static final Set<HttpHeader> FOR_THE_ROUTES = Set.of(
            HttpHeader.AUTHORIZATION,
            HttpHeader.CONTENT_LENGTH,
            HttpHeader.EXPECT,
            HttpHeader.IF_MATCH,
            HttpHeader.IF_MODIFIED_SINCE,
            HttpHeader.IF_RANGE,
            HttpHeader.IF_UNMODIFIED_SINCE,
            HttpHeader.RANGE,
            HttpHeader.TE,
            HttpHeader.TRANSFER_ENCODING,
            HttpHeader.UPGRADE);

    private static final List<byte[]> REFUSED =
            FOR_THE_ROUTES.stream().map(header -> bytes(header.lowerCaseName())).toList();

    private static final byte[] HOST = bytes("host");
    private static final byte[] ACCEPT = bytes("accept");
    private static final byte[] ACCEPT_ENCODING = bytes("accept-encoding");
    private static final byte[] ACCEPT_LANGUAGE = bytes("accept-language");
    private static final byte[] IF_NONE_MATCH = bytes("if-none-match");
    private static final byte[] CONNECTION = bytes("connection");

    private byte[] remembered = new byte[0];
    private RequestHead.Headers headers;

    static boolean isForTheRoutes(HttpHeader header) {
        return FOR_THE_ROUTES.contains(header);
    }

    /**
     * @param bytes of a connection, beginning with a request
     * @return null when it is not one whole request of the usual kind and nothing behind it
     */
    RequestHead read(byte[] bytes, int length) {
        boolean isHead = startsWith(bytes, 0, length, HEAD);
        int from = isHead ? HEAD.length - 1 : GET.length - 1;
        if (!isHead && !startsWith(bytes, 0, length, GET)) {
            return null;
        }
        int to = from;
        while (to < length && bytes[to] > ' ' && bytes[to] < 0x7f && bytes[to] != '#') {
            to++;
        }
        int begin = to + VERSION.length;
        if (!startsWith(bytes, to, length, VERSION) || !hasHeaders(bytes, begin, length)) {
            return null;
        }
        return RequestHead.of(isHead, new String(bytes, from, to - from, StandardCharsets.ISO_8859_1), headers);
    }

    private boolean hasHeaders(byte[] bytes, int begin, int end) {
        if (remembered.length != 0 && Arrays.equals(bytes, begin, end, remembered, 0, remembered.length)) {
            return true;
        }
        headers = new Lines(bytes, begin, end).read();
        remembered = headers != null && end - begin <= LONGEST_REMEMBERED
                ? Arrays.copyOfRange(bytes, begin, end)
                : new byte[0];
        return headers != null;
    }

    private static boolean startsWith(byte[] bytes, int from, int end, byte[] start) {
        return from + start.length <= end && Arrays.equals(bytes, from, from + start.length, start, 0, start.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The lines of headers up to the empty one. */
    private static final class Lines {

        private final byte[] bytes;
        private final int end;
        private int at;
        private String host;
        private String encoding;
        private String ifNoneMatch;
        private String accept;
        private String language;

        Lines(byte[] bytes, int begin, int end) {
            this.bytes = bytes;
            this.at = begin;
            this.end = end;
        }

        /** Null when there is anything unusual, or when the empty line is not the end. */
        RequestHead.Headers read() {
            while (at < end && bytes[at] != '\r') {
                if (!line()) {
                    return null;
                }
            }
            if (at + 2 != end || bytes[at + 1] != '\n' || host == null) {
                return null;
            }
            String origin = origin(host);
            return origin == null
                    ? null
                    : new RequestHead.Headers(
                            Codings.of(encoding),
                            ifNoneMatch,
                            accept == null ? "" : accept,
                            language == null ? "" : language,
                            () -> origin);
        }

        private boolean line() {
            int name = at;
            while (at < end && isOfName(bytes[at])) {
                at++;
            }
            int nameEnd = at;
            if (nameEnd == name || at >= end || bytes[at++] != ':') {
                return false;
            }
            while (at < end && bytes[at] == ' ') {
                at++;
            }
            int value = at;
            while (at < end && bytes[at] >= ' ' && bytes[at] < 0x7f) {
                at++;
            }
            int valueEnd = at;
            if (at + 1 >= end || bytes[at++] != '\r' || bytes[at++] != '\n') {
                return false;
            }
            while (valueEnd > value && bytes[valueEnd - 1] == ' ') {
                valueEnd--;
            }
            return header(name, nameEnd, value, valueEnd);
        }

        private static boolean isOfName(byte b) {
            return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_';
        }

        /** Takes a header up that counts; false for one that is not for us, or comes a second time. */
        private boolean header(int name, int nameEnd, int value, int valueEnd) {
            if (is(name, nameEnd, HOST)) {
                boolean first = host == null;
                host = text(value, valueEnd);
                return first;
            }
            if (is(name, nameEnd, ACCEPT)) {
                boolean first = accept == null;
                accept = text(value, valueEnd);
                return first;
            }
            if (is(name, nameEnd, ACCEPT_ENCODING)) {
                boolean first = encoding == null;
                encoding = text(value, valueEnd);
                return first;
            }
            if (is(name, nameEnd, ACCEPT_LANGUAGE)) {
                boolean first = language == null;
                language = text(value, valueEnd);
                return first;
            }
            if (is(name, nameEnd, IF_NONE_MATCH)) {
                boolean first = ifNoneMatch == null;
                ifNoneMatch = text(value, valueEnd);
                return first;
            }
            if (is(name, nameEnd, CONNECTION)) {
                return text(value, valueEnd).equalsIgnoreCase("keep-alive");
            }
            for (byte[] refused : REFUSED) {
                if (is(name, nameEnd, refused)) {
                    return false;
                }
            }
            return true;
        }

        private boolean is(int from, int to, byte[] lowerCase) {
            if (to - from != lowerCase.length) {
                return false;
            }
            for (int i = 0; i < lowerCase.length; i++) {
                byte b = bytes[from + i];
                if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != lowerCase[i]) {
                    return false;
                }
            }
            return true;
        }

        private String text(int from, int to) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }

        /** A name or an IPv4 address, with a port or without; null for anything else. */
        private static String origin(String host) {
            int colon = host.indexOf(':');
            String name = colon < 0 ? host : host.substring(0, colon);
            String port = colon < 0 ? "80" : host.substring(colon + 1);
            boolean plain = !name.isEmpty()
                    && name.chars().allMatch(c -> c < 0x7f && (isOfName((byte) c) || c == '.'))
                    && !port.isEmpty()
                    && port.length() <= 5
                    && port.chars().allMatch(c -> c >= '0' && c <= '9')
                    && !port.startsWith("0");
            return plain ? RequestHead.origin("http", name, Integer.parseInt(port)) : null;
        }
    }
}
