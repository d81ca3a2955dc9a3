package huella.catalogue;

import huella.model.Basis;
import huella.model.Change;
import huella.store.Database;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * What this node knows of changes to what is served, by their numbers, which are in the order of commits. Whoever keeps
 * an answer takes {@link #now} before reading, keeps it while {@link #holds}, and hears of each later change before any
 * reader does. Nothing is missed: each time the changes after the last known one are asked of the database. While none
 * can be heard, nothing holds: every reader gets what the database says.
 */
public final class Freshness {

    /** More boxes than this at once: it is cheaper to forget everything. */
    private static final int MOST_BOXES = 5_000;

    /** How many changes are remembered for those who were reading meanwhile. */
    private static final int REMEMBERED = 500;

    private final Database database;
    private final ChangeStore store;
    private final List<Consumer<Change>> hearers = new CopyOnWriteArrayList<>();

    /** The last changes, the newest at the end: it was the one with the number {@link #now} of this node. */
    private final Deque<Change> lately = new ArrayDeque<>();

    /** The number in the database of the last change that is known here. */
    private long number;

    private volatile long now;
    private volatile boolean deaf;
    private final AtomicLong silence = new AtomicLong();
    private volatile Map<String, Long> versions;

    public Freshness(Database database) {
        this.database = database;
        this.store = new ChangeStore(database);
        this.number = store.last(); // first: a version that is newer than it does no harm
        this.versions = store.versions();
    }

    /** How many changes this node has heard of. While it hears of none, a number that is never the same again. */
    public long now() {
        return deaf ? -silence.incrementAndGet() : now;
    }

    /** From now on changes are not heard of: nothing that was read holds, and nothing that is read will. */
    void deafen() {
        deaf = true;
    }

    /** From now on they are. */
    void hear() {
        catchUp();
        deaf = false;
    }

    /**
     * The number of the last change of a collection, or of {@link Basis#BASE}. It stands in the addresses of tiles: as
     * long as it is the same, so are the tiles.
     */
    public long version(String collection) {
        Map<String, Long> known = versions;
        return switch (collection) {
            case Collections.ALL ->
                known.values().stream().mapToLong(Long::longValue).max().orElse(0);
            case Collections.COMUNAS -> known.getOrDefault(Basis.BASE, 0L);
            default -> known.getOrDefault(collection, 0L);
        };
    }

    /**
     * Whether nothing has touched it since this node knew of {@code since} changes; no, too, when that is too long ago
     * to be known.
     */
    public boolean holds(Basis basis, long since) {
        if (deaf || since < 0) {
            return false;
        }
        synchronized (lately) {
            long missed = now - since;
            if (missed > lately.size()) {
                return false;
            }
            Iterator<Change> newestFirst = lately.descendingIterator();
            for (long i = 0; i < missed; i++) {
                if (basis.isTouchedBy(newestFirst.next())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Hears of every change from now on, in order, by one thread at a time; it must not wait. */
    public void onChange(Consumer<Change> hearer) {
        hearers.add(hearer);
    }

    /**
     * Asks the database for what is new. When it returns, all that was committed before it was called is known, and
     * told.
     *
     * @throws huella.model.Rejected (503) when the database does not answer
     */
    public synchronized void catchUp() {
        List<Change> missed = store.since(number, MOST_BOXES);
        missed.forEach(this::tell);
        if (missed.isEmpty() && store.last() < number) { // another database took its place
            tell(Change.ofEverything(store.last()));
        }
    }

    /**
     * Takes what the database itself has told of a change, when it is the next one after those that are known;
     * otherwise as {@link #catchUp}.
     */
    synchronized void learn(Change change) {
        if (change.number() == number + 1) {
            tell(change);
        } else {
            catchUp();
        }
    }

    private void tell(Change change) {
        Map<String, Long> next = new HashMap<>(versions);
        change.touched().forEach(touched -> next.put(touched.layer(), change.number()));
        Map<String, Long> known = change.everything() ? store.versions() : Map.copyOf(next);
        number = change.number();
        database.expect(); // before anybody can ask for it
        synchronized (lately) {
            lately.add(change);
            if (lately.size() > REMEMBERED) {
                lately.remove();
            }
            now++;
            versions = known; // last: who sees the new version does not take an answer for true that was so before it
        }
        hearers.forEach(hearer -> hearer.accept(change));
    }
}
