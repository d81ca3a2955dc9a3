package huella.catalogue;

import huella.http.EventLimits;
import huella.http.EventStream;
import huella.http.Json;
import huella.http.Limits;
import huella.http.Parameter;
import huella.http.Params;
import huella.http.Reads;
import huella.http.Resource;
import huella.http.Routes;
import huella.model.Rejected;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code /api/events}: each publication as it happens, as server-sent events. Who was away says up to which one it
 * knows everything and hears first what it missed, so nothing is missed between two connections.
 */
public final class EventRoutes implements Routes {

    private static final String LAST = "Last-Event-ID";
    private static final String SINCE = "desde";
    private static final int RETRY_MS = 3_000;

    /** How long a reader who hung up may go unnoticed, and keep a place. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Publications publications;
    private final Limits limits;
    private final int looksUntilKeepAlive;
    private final Resource events;

    public EventRoutes(Publications publications, EventLimits events, Limits limits) {
        this.publications = publications;
        this.limits = limits;
        this.looksUntilKeepAlive = Math.toIntExact(events.keepAliveSeconds() / LOOK.toSeconds());
        this.events = new Resource(
                "/api/events",
                "events",
                "Catálogo",
                "Cada publicación en cuanto ocurre: eventos «publicacion» con los códigos que cambiaron, o «todo» si hay"
                        + " que leer todo de nuevo",
                List.of(Parameter.text(
                        SINCE,
                        "Número de la última publicación conocida, como lo dan los eventos y el encabezado"
                                + " Huella-Publicacion de las capas; manda el encabezado Last-Event-ID, si viene")),
                List.of(EventStream.MEDIA_TYPE));
    }

    @Override
    public void register(JavalinConfig config) {
        Reads.at(config, events, this::events);
    }

    @Override
    public List<Resource> resources() {
        return List.of(events);
    }

    private void events(Context context) {
        Params params = events.read(context, limits);
        Optional<Long> known = Optional.ofNullable(context.header(LAST))
                .filter(text -> !text.isBlank())
                .map(text -> number(LAST, text))
                .or(() -> params.text(SINCE).map(text -> number(SINCE, text)));
        // First a place among the listeners, then the past: what happens in between comes both ways, and is not missed.
        Listener listener = publications.enter();
        List<News> missed;
        long last;
        try {
            missed = known.map(publications::since).orElse(List.of());
            last = known.isPresent() ? 0 : publications.known();
        } catch (RuntimeException e) {
            publications.leave(listener);
            throw e;
        }
        EventStream.send(
                context,
                stream -> {
                    stream.retry(RETRY_MS);
                    if (known.isEmpty()) {
                        stream.event(Long.toString(last), "inicio", data(last));
                    }
                    for (News news : missed) {
                        write(news, stream);
                    }
                    write(listener, missed, stream);
                },
                () -> publications.leave(listener));
    }

    private void write(Listener listener, List<News> told, EventStream stream)
            throws IOException, InterruptedException {
        int silent = 0;
        while (!listener.isSentAway()) {
            Optional<News> news = listener.take(LOOK);
            if (news.isPresent() && !told.contains(news.get())) {
                write(news.get(), stream);
                silent = 0;
            } else if (++silent >= looksUntilKeepAlive) {
                stream.keepAlive();
                silent = 0;
            }
            stream.mustBeHeard();
        }
    }

    private static void write(News news, EventStream stream) throws IOException {
        String id = Long.toString(news.id());
        switch (news) {
            case News.Published published -> stream.event(id, "publicacion", data(published.publication()));
            case News.Everything everything -> stream.event(id, "todo", data(everything.id()));
        }
    }

    private static String data(Publication publication) {
        return new String(
                Json.of("application/json", json -> {
                            json.writeStartObject();
                            json.writeNumberField("publicacion", publication.id());
                            json.writeArrayFieldStart("codigos");
                            for (String code : publication.codes()) {
                                json.writeString(code);
                            }
                            json.writeEndArray();
                            json.writeStringField("fecha", publication.at().toString());
                            json.writeEndObject();
                        })
                        .body(),
                StandardCharsets.UTF_8);
    }

    private static String data(long id) {
        return "{\"publicacion\":" + id + "}";
    }

    private static long number(String name, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Rejected.parameter(
                    name, "No es el número de una publicación. Escriba un entero, o déjelo fuera para oír lo nuevo.");
        }
        return Long.parseLong(text);
    }
}
