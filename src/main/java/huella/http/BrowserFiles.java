package huella.http;

import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the browser application and of the web jars, as they lie in the program. They are tagged by content:
 * tags made of time and length would let a browser keep an old module after an update of the same length.
 */
final class BrowserFiles {

    /** A path of plain names with an extension at its end: nothing hidden, nothing that climbs, no directory. */
    private static final Pattern PATH =
            Pattern.compile("/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\\.([a-z]+)");

    private static final String WEB_JARS = "/webjars/";

    /** Where the build lays the parts of the packed map (web/build/pack.mjs), under names made of their content. */
    private static final String PACKED = "/packed/";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    private final Map<String, Representation> kept = new ConcurrentHashMap<>();

    void register(JavalinConfig config) {
        Reads.at(config, "/", context -> send(context, "/index.html"));
        Reads.at(config, "/datos", context -> send(context, "/datos.html"));
        Reads.at(config, "/editor", context -> send(context, "/editor.html"));
        Reads.at(config, "/cuenta", context -> send(context, "/cuenta.html"));
        Reads.at(config, "/revision", context -> send(context, "/revision.html"));
        Reads.at(config, "/<file>", context -> send(context, context.path()));
    }

    private void send(Context context, String path) {
        Representation file = kept.get(path);
        if (file == null) {
            file = find(path)
                    .orElseThrow(() -> Rejected.notFound(
                            "No hay nada en esta dirección. El mapa está en la página de inicio, /."));
            kept.put(path, file);
        }
        if (isPartOfPages(path)) {
            Server.OF_PAGES.forEach(name -> context.res().setHeader(name, null));
        }
        file.send(context, neverChanges(path) ? AddressVersion.IMMUTABLE : Representation.REVALIDATE, Keeping.ALWAYS);
    }

    /** The version, or what is in it, is in the path: what was fetched once is right for ever. */
    private static boolean neverChanges(String path) {
        return path.startsWith(WEB_JARS) || path.startsWith(PACKED);
    }

    /** Not what a browser may show, or run, on its own: a page, a picture with scripts in it. */
    private static boolean isPartOfPages(String path) {
        return path.endsWith(".js") || path.endsWith(".css");
    }

    private static Optional<Representation> find(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || path.contains("..") || !MEDIA_TYPES.containsKey(matcher.group(1))) {
            return Optional.empty();
        }
        String resource = path.startsWith(WEB_JARS) ? "/META-INF/resources" + path : "/public" + path;
        try (InputStream in = BrowserFiles.class.getResourceAsStream(resource)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(Representation.kept(MEDIA_TYPES.get(matcher.group(1)), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
