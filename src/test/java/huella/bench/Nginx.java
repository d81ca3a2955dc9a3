package huella.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** nginx with one worker, as the fastest way known to serve a file, and as what stands before a FastCGI program. */
final class Nginx implements AutoCloseable {

    private static final int START_LIMIT_S = 20;

    /** What nginx says itself, or of each file. */
    private static final Set<String> ITS_OWN =
            Set.of("date", "server", "connection", "content-length", "content-type", "etag", "transfer-encoding");

    private final Started process;
    private final int port;

    private Nginx(Started process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Ways to send a file; which is faster depends on its size, so both are measured and the better one counts. */
    enum Tuning {
        SENDFILE("sendfile on; tcp_nopush on;", "sendfile, tcp_nopush"),
        READ("sendfile off; output_buffers 2 64k;", "sendfile off");

        private final String directives;
        private final String title;

        Tuning(String directives, String title) {
            this.directives = directives;
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * Serves files as they lie, compressed already, with the headers that our service sent with them.
     *
     * @param root a file's path below it is its address
     * @param like an answer of our service; all files get its headers
     */
    static Nginx files(Path scratch, Path root, Tuning tuning, Http.Answer like) {
        StringBuilder headers = new StringBuilder();
        Map<String, String> wanted = new TreeMap<>(like.headers());
        wanted.keySet().removeIf(name -> ITS_OWN.contains(name.toLowerCase(java.util.Locale.ROOT)));
        wanted.forEach((name, value) -> headers.append("add_header %s \"%s\";\n"
                .formatted(name, value.replace("\\", "\\\\").replace("\"", "\\\""))));
        String site = """
                open_file_cache max=20000 inactive=1h;
                open_file_cache_valid 1h;
                open_file_cache_min_uses 1;
                server {
                    listen 127.0.0.1:%%d backlog=1024;
                    root "%s";
                    types { }
                    default_type "%s";
                    max_ranges 0;
                    add_header Last-Modified "";
                    %s
                }
                """.formatted(root, like.header("Content-Type").orElse("application/octet-stream"), headers);
        return start(scratch, "files-" + tuning, tuning.directives, site, Started.onCore(0, List.of()));
    }

    /** Passes what is under / to a FastCGI program, and compresses its answers as our service does. */
    static Nginx before(Path scratch, Path socket, int gzipLevel) {
        String site = """
                upstream program { server unix:%s; keepalive 4; }
                server {
                    listen 127.0.0.1:%%d backlog=1024;
                    gzip on;
                    gzip_comp_level %d;
                    gzip_min_length 600;
                    gzip_types application/x-protobuf application/vnd.mapbox-vector-tile application/geo+json application/json;
                    location / {
                        fastcgi_pass program;
                        fastcgi_keep_conn on;
                        fastcgi_buffers 64 64k;
                        fastcgi_buffer_size 64k;
                        fastcgi_param QUERY_STRING $query_string;
                        fastcgi_param REQUEST_METHOD $request_method;
                        fastcgi_param SCRIPT_NAME "";
                        fastcgi_param PATH_INFO $document_uri;
                        fastcgi_param SERVER_NAME 127.0.0.1;
                        fastcgi_param SERVER_PORT %%d;
                    }
                }
                """.formatted(socket, gzipLevel);
        return start(scratch, "fastcgi", "sendfile on;", site, List.of());
    }

    private static Nginx start(Path scratch, String name, String tuning, String site, List<String> prefix) {
        try {
            int port = Node.freePort();
            Path home = Files.createDirectories(scratch.resolve("nginx-" + name));
            Path settings = Files.writeString(home.resolve("nginx.conf"), """
                    %s
                    daemon off;
                    worker_processes 1;
                    pid nginx.pid;
                    error_log error.log error;
                    events { worker_connections 2048; use epoll; multi_accept on; }
                    http {
                        access_log off;
                        server_tokens off;
                        keepalive_requests 1000000000;
                        keepalive_timeout 1h;
                        tcp_nodelay on;
                        client_body_temp_path temporary;
                        proxy_temp_path temporary;
                        fastcgi_temp_path temporary;
                        uwsgi_temp_path temporary;
                        scgi_temp_path temporary;
                        %s
                        %s
                    }
                    """.formatted(
                            System.getProperty("user.name").equals("root") ? "user root;" : "",
                            tuning,
                            site.replace("%d", Integer.toString(port))));
            List<String> command = new java.util.ArrayList<>(prefix);
            command.addAll(List.of(
                    Tools.NGINX.path().toString(),
                    "-e",
                    home.resolve("error.log").toString(),
                    "-p",
                    home.toString(),
                    "-c",
                    settings.toString()));
            Started process = Started.start(command, Map.of(), home.resolve("out.log"));
            process.await(() -> accepts(port), START_LIMIT_S);
            return new Nginx(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean accepts(int port) {
        try (Http http = new Http(port)) {
            return http != null;
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
