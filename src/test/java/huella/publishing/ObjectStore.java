package huella.publishing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * A store of objects with as much of S3 as is asked of one: put, get, head, copy, delete, list in pages, uploads in
 * parts. It keeps what came with each object, counts what it was asked, and can be told to refuse.
 */
final class ObjectStore implements AutoCloseable {

    static final String BUCKET = "mapas";
    private static final int PAGE = 7;

    /** An object, with the headers that it is served with. */
    record Kept(byte[] bytes, String mediaType, String cacheControl) {}

    /** What the store says instead of doing what it is asked. */
    record Refusal(int status, String code) {}

    final Map<String, Kept> objects = new TreeMap<>();
    final List<String> asked = new ArrayList<>();
    private final Map<String, TreeMap<Integer, byte[]>> uploads = new HashMap<>();
    private final HttpServer server;
    private Predicate<String> refused = request -> false;
    private Refusal refusal = new Refusal(500, "InternalError");

    ObjectStore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Refuses requests such as {@code PUT emra/catalogo.json} from now on. */
    void refuse(Predicate<String> requests, int status, String code) {
        refused = requests;
        refusal = new Refusal(status, code);
    }

    void refuseNothing() {
        refused = request -> false;
    }

    int pendingUploads() {
        return uploads.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = body(exchange);
        String path = exchange.getRequestURI().getPath();
        String key = path.replaceFirst("^/" + BUCKET + "/?", "");
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String request = exchange.getRequestMethod() + " " + key;
        asked.add(request);
        String who = exchange.getRequestHeaders().getFirst("Authorization");
        if (who == null || !who.contains("Credential=prueba/")) {
            fail(exchange, 403, "AccessDenied");
        } else if (!path.startsWith("/" + BUCKET)) {
            fail(exchange, 404, "NoSuchBucket");
        } else if (refused.test(request)) {
            fail(exchange, refusal.status(), refusal.code());
        } else {
            answer(exchange, key, query, body);
        }
    }

    private void answer(HttpExchange exchange, String key, Map<String, String> query, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                if (query.containsKey("list-type")) {
                    send(exchange, 200, list(query));
                } else {
                    get(exchange, key);
                }
            }
            case "HEAD" -> get(exchange, key);
            case "POST" -> post(exchange, key, query);
            case "PUT" -> put(exchange, key, query, body);
            case "DELETE" -> {
                if (query.containsKey("uploadId")) {
                    uploads.remove(query.get("uploadId"));
                } else {
                    objects.remove(key);
                }
                exchange.sendResponseHeaders(204, -1);
            }
            default -> fail(exchange, 405, "MethodNotAllowed");
        }
        exchange.close();
    }

    private void put(HttpExchange exchange, String key, Map<String, String> query, byte[] body) throws IOException {
        String from = exchange.getRequestHeaders().getFirst("x-amz-copy-source");
        byte[] bytes = body;
        if (from != null) {
            bytes = objects.get(URLDecoder.decode(from, StandardCharsets.UTF_8).replaceFirst("^/?" + BUCKET + "/", ""))
                    .bytes();
            String range = exchange.getRequestHeaders().getFirst("x-amz-copy-source-range");
            if (range != null) {
                String[] ends = range.replace("bytes=", "").split("-");
                bytes = Arrays.copyOfRange(bytes, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1);
            }
        }
        if (query.containsKey("uploadId")) {
            uploads.get(query.get("uploadId")).put(Integer.valueOf(query.get("partNumber")), bytes);
        } else {
            keep(exchange, key, bytes);
        }
        exchange.getResponseHeaders().set("ETag", "\"" + bytes.length + "\"");
        if (from == null) {
            exchange.sendResponseHeaders(200, -1);
        } else {
            String name = query.containsKey("uploadId") ? "CopyPartResult" : "CopyObjectResult";
            send(exchange, 200, "<" + name + "><ETag>\"" + bytes.length + "\"</ETag></" + name + ">");
        }
    }

    private void keep(HttpExchange exchange, String key, byte[] bytes) {
        objects.put(
                key,
                new Kept(
                        bytes,
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        exchange.getRequestHeaders().getFirst("Cache-Control")));
    }

    private void post(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        if (query.containsKey("uploads")) {
            String upload = "u" + asked.size();
            uploads.put(upload, new TreeMap<>());
            keep(exchange, "?" + upload, new byte[0]);
            send(
                    exchange,
                    200,
                    "<InitiateMultipartUploadResult><Bucket>" + BUCKET + "</Bucket><Key>" + key + "</Key><UploadId>"
                            + upload + "</UploadId></InitiateMultipartUploadResult>");
            return;
        }
        String upload = query.get("uploadId");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        uploads.remove(upload).values().forEach(whole::writeBytes);
        Kept begun = objects.remove("?" + upload);
        objects.put(key, new Kept(whole.toByteArray(), begun.mediaType(), begun.cacheControl()));
        send(exchange, 200, "<CompleteMultipartUploadResult><Key>" + key + "</Key></CompleteMultipartUploadResult>");
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        Kept kept = objects.get(key);
        if (kept == null) {
            fail(exchange, 404, "NoSuchKey");
            return;
        }
        exchange.getResponseHeaders().set("Last-Modified", "Mon, 23 Nov 2026 06:00:00 GMT");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(kept.bytes().length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, kept.bytes().length == 0 ? -1 : kept.bytes().length);
            exchange.getResponseBody().write(kept.bytes());
        }
    }

    private String list(Map<String, String> query) {
        String prefix = query.getOrDefault("prefix", "");
        String after = query.getOrDefault("continuation-token", "");
        List<String> keys = objects.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
                .toList();
        List<String> page = keys.subList(0, Math.min(PAGE, keys.size()));
        StringBuilder xml = new StringBuilder("<ListBucketResult>");
        xml.append("<IsTruncated>").append(page.size() < keys.size()).append("</IsTruncated>");
        if (page.size() < keys.size()) {
            xml.append("<NextContinuationToken>").append(page.getLast()).append("</NextContinuationToken>");
        }
        for (String key : page) {
            xml.append("<Contents><Key>")
                    .append(key)
                    .append("</Key><LastModified>2026-11-23T06:00:00.000Z</LastModified>");
            xml.append("<Size>").append(objects.get(key).bytes().length).append("</Size></Contents>");
        }
        return xml.append("</ListBucketResult>").toString();
    }

    private static void fail(HttpExchange exchange, int status, String code) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
        } else {
            send(exchange, status, "<Error><Code>" + code + "</Code><Message>no</Message></Error>");
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Bytes as they are, or in chunks each with its signature (S3 API reference, "chunked upload"). */
    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String digest = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (digest == null || !digest.startsWith("STREAMING-")) {
            return sent;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int at = 0; ; ) {
            int end = at;
            while (sent[end] != '\r') {
                end++;
            }
            int length = Integer.parseInt(
                    new String(sent, at, end - at, StandardCharsets.US_ASCII).replaceFirst(";.*", ""), 16);
            if (length == 0) {
                return body.toByteArray();
            }
            body.write(sent, end + 2, length);
            at = end + 2 + length + 2;
        }
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String part : text == null ? new String[0] : text.split("&")) {
            String[] words = part.split("=", 2);
            query.put(words[0], words.length < 2 ? "" : URLDecoder.decode(words[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
