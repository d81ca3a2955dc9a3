package huella.catalogue;

import huella.http.EventLimits;
import huella.model.Problem;
import huella.model.Rejected;
import huella.store.Database;
import huella.store.Notifications;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells everyone who listens of each publication, once, when it is committed. Nothing is missed: what was published
 * while the database could not be heard is looked up when it can be again, by the number of the last one that was told.
 * Nobody who is slow holds up the others: who cannot keep up is told to read everything again.
 */
public final class Publications implements Notifications.Hearer, AutoCloseable {

    /** The channel of the trigger on the table publication (V7__audit.sql). */
    private static final String CHANNEL = "huella_publication";

    /** Who missed more than this had better read everything again. */
    static final int MOST_MISSED = 100;

    private static final int REMEMBERED = 1_000;
    private static final int RETRY_AFTER_S = 30;

    private final PublicationStore store;
    private final Freshness freshness;
    private final int most;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    /** What was told lately, and the highest of all; only the thread that hears has them. */
    private final Set<Long> told = new LinkedHashSet<>();

    private long last;
    private Notifications notifications;
    private volatile boolean closed;

    public Publications(PublicationStore store, Freshness freshness, EventLimits limits) {
        this.store = store;
        this.freshness = freshness;
        this.most = limits.listeners();
        this.last = store.last();
        told.add(last);
        since(last).forEach(news -> told.add(news.id()));
    }

    /** Begins to hear; the database may be gone for a while, also now. */
    public Publications start(Database database) {
        notifications = database.listen(CHANNEL, this);
        return this;
    }

    /**
     * Whoever comes is told of all that is published from now on.
     *
     * @throws Rejected (503) naming the limit when there are too many already
     */
    Listener enter() {
        Listener listener = new Listener();
        listeners.add(listener);
        if (closed || listeners.size() > most) {
            listeners.remove(listener);
            throw new Rejected(new Problem.Unavailable(
                    "Ya hay " + most + " mapas esperando novedades, el máximo a la vez (" + EventLimits.LISTENERS
                            + "). El mapa funciona igual; vuelva a intentarlo en " + RETRY_AFTER_S + " segundos.",
                    RETRY_AFTER_S));
        }
        return listener;
    }

    void leave(Listener listener) {
        listeners.remove(listener);
    }

    int listeners() {
        return listeners.size();
    }

    /** What who knows everything up to a publication may have missed: news in order. */
    List<News> since(long id) {
        Optional<List<Publication>> missed = store.listSince(id, MOST_MISSED + 1);
        if (missed.isEmpty() || missed.get().size() > MOST_MISSED) {
            return List.of(new News.Everything(store.last()));
        }
        return missed.get().stream().map(News::of).toList();
    }

    /** The number up to which a new listener knows everything once it has read the data. */
    long known() {
        return store.last();
    }

    @Override
    public void listening() {
        freshness.hear();
        since(last).forEach(this::tell);
    }

    @Override
    public void lost() {
        freshness.deafen();
    }

    @Override
    public void heard(String payload) {
        Announcement announcement = Announcement.parse(payload);
        announcement.change().ifPresentOrElse(freshness::learn, freshness::catchUp); // first: who is told asks at once
        if (announcement.id().isEmpty()) {
            tell(new News.Everything(store.last()));
            return;
        }
        long id = announcement.id().getAsLong();
        announcement.publication().or(() -> store.findNews(id)).map(News::of).ifPresent(this::tell);
    }

    private void tell(News news) {
        if (told.add(news.id()) || news instanceof News.Everything) {
            last = Math.max(last, news.id());
            listeners.forEach(listener -> listener.tell(news));
        }
        if (told.size() > REMEMBERED) {
            told.remove(told.iterator().next());
        }
    }

    /** All who listen are sent away, and nobody else is let in. */
    @Override
    public void close() {
        closed = true;
        if (notifications != null) {
            notifications.close();
        }
        listeners.forEach(Listener::sendAway);
    }
}
