package huella.publishing;

import huella.catalogue.Notice;
import huella.http.Html;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The page that greets who opens the place in a browser. It needs nothing but itself. */
public record IndexPage(
        String title, String publisher, String date, long publication, String notice, String noticeEn, List<Row> rows) {

    static final String NAME = "index.html";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d 'de' MMMM 'de' yyyy, H:mm", Locale.of("es", "CL"))
            .withZone(ZoneId.of("America/Santiago"));

    /** A file, in words. */
    public record Row(String title, String name, String format, String size, String licence) {}

    static byte[] write(Manifest manifest, Function<String, About> about) {
        List<Row> rows = manifest.items().stream()
                .map(item -> {
                    About collection = about.apply(item.product().collection());
                    return new Row(
                            collection.title(),
                            item.product().name(),
                            item.product().form().title(),
                            size(item.bytes()),
                            collection.licence() + " " + collection.source());
                })
                .toList();
        IndexPage page = new IndexPage(
                ManifestJson.TITLE,
                Notice.PUBLISHER,
                DATE.format(manifest.date()),
                manifest.publication(),
                Notice.REFERENTIAL.es(),
                Notice.REFERENTIAL.en(),
                rows);
        return Html.of("publication.jte", Map.of("page", page)).body();
    }

    private static String size(long bytes) {
        Locale chile = Locale.of("es", "CL");
        return bytes < 1_000_000
                ? String.format(chile, "%.1f kB", bytes / 1e3)
                : String.format(chile, "%.1f MB", bytes / 1e6);
    }
}
