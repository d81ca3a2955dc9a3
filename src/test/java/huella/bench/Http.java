package huella.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One connection that is kept open, and the time of its first and last byte: as bare as the measure needs it, since a
 * client library's own work would be measured too.
 */
final class Http implements AutoCloseable {

    private static final int LIMIT_MS = 120_000;

    private final Socket socket;
    private final InputStream in;

    /**
     * An answer.
     *
     * @param headers by name, as it was written
     * @param firstByteNs from sending the question until the first byte, in nanoseconds
     */
    record Answer(int status, Map<String, String> headers, byte[] body, long firstByteNs, long totalNs) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    Http(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LIMIT_MS);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    }

    /** One question on a connection of its own. */
    static Answer get(int port, String path, String... headers) {
        try (Http http = new Http(port)) {
            return http.get(path, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a path is answered with 200 now. */
    static boolean answers(int port, String path) {
        try (Http http = new Http(port)) {
            return http.get(path).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** @param headers whole lines, such as {@code Accept-Encoding: gzip} */
    Answer get(String path, String... headers) throws IOException {
        byte[] question = question(path, headers);
        long start = System.nanoTime();
        send(question);
        return answer(start);
    }

    static byte[] question(String path, String... headers) {
        StringBuilder text = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        List.of(headers).forEach(header -> text.append(header).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    void send(byte[] question) throws IOException {
        socket.getOutputStream().write(question);
    }

    Answer answer(long start) throws IOException {
        String first = line();
        long firstByte = System.nanoTime() - start;
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(first.split(" ")[1]);
        byte[] body = body(status, headers);
        return new Answer(status, headers, body, firstByte, System.nanoTime() - start);
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 304 || status == 204) {
            return new byte[0];
        }
        if (headers.getOrDefault("Transfer-Encoding", "")
                .toLowerCase(Locale.ROOT)
                .equals("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(exactly(size));
                line();
            }
            line();
            return body.toByteArray();
        }
        return headers.containsKey("Content-Length")
                ? exactly(Integer.parseInt(headers.get("Content-Length")))
                : in.readAllBytes();
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the answer was cut off");
        }
        return bytes;
    }

    /** The next line of what never ends, such as a stream of events. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
