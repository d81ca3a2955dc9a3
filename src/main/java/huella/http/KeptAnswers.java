package huella.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import huella.model.Basis;
import huella.model.Change;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Answers that were given before, kept to be given again, in memory that is bounded in bytes. An answer leaves when a
 * publication touches what it is made of, never because of time.
 *
 * <p>Nothing stale is ever given, in whatever order threads run: each answer says up to which publication it is known
 * to be true, and is asked about before it is given when there is a later one. So an answer whose data were read before
 * a publication and which is kept after it is not found, and neither is one that nobody has removed yet.
 *
 * <p>An address has one answer, or several when it depends on more than the address: then a {@link Variants} stands
 * under the address and says on what, and the answers stand under the address with those values.
 */
public final class KeptAnswers {

    public static final String MEGABYTES = "HUELLA_KEPT_MB";
    public static final int DEFAULT_MEGABYTES = 48;

    /** An answer that would push out more than this part of the others is not worth it. */
    private static final int LARGEST_PART = 8;

    private static final long BYTES_PER_MB = 1L << 20;

    /** What a map's entry, its key and its bookkeeping take besides. */
    private static final int AROUND_BYTES = 200;

    /** Whether no change after a number touched what an answer is made of; no, when that is no longer known. */
    @FunctionalInterface
    public interface Holds {
        boolean since(Basis basis, long change);
    }

    /** What stands under an address. */
    sealed interface Kept permits KeptAnswer, Variants {

        long bytes();
    }

    /** On what the answers to an address depend besides it. */
    record Variants(boolean origin, boolean accept, boolean language) implements Kept {

        static final Variants NONE = new Variants(false, false, false);

        @Override
        public long bytes() {
            return AROUND_BYTES;
        }

        /** The values of one request, in a form that no address can have. */
        String key(String address, Asked asked) {
            return address
                    + (origin ? '\n' + asked.origin() : "\n")
                    + (accept ? '\n' + asked.accept() : "\n")
                    + (language ? '\n' + asked.language() : "\n");
        }
    }

    /** What of a request an answer may depend on besides the address; an absent header is the empty text. */
    interface Asked {

        /** Scheme, host and port, as links in answers are written with them. */
        String origin();

        String accept();

        String language();
    }

    private final Optional<Packing> packing;
    private final long mostBytes;
    private final LongSupplier now;
    private final Holds holds;
    private final Cache<String, Kept> kept;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder notModified = new LongAdder();
    private final LongAdder evicted = new LongAdder();
    private final LongAdder outdated = new LongAdder();

    /**
     * @param megabytes of 2^20; 0: nothing is kept
     * @param now the number of the last change that is known. It must not be told before {@code holds} knows what it
     *     touched
     */
    public KeptAnswers(int megabytes, LongSupplier now, Holds holds, Packing packing) {
        this(megabytes, now, holds, Optional.of(packing));
    }

    /** The same that keeps answers in the forms in which they were given. */
    public KeptAnswers(int megabytes, LongSupplier now, Holds holds) {
        this(megabytes, now, holds, Optional.empty());
    }

    private KeptAnswers(int megabytes, LongSupplier now, Holds holds, Optional<Packing> packing) {
        this.packing = packing;
        this.mostBytes = megabytes * BYTES_PER_MB;
        this.now = now;
        this.holds = holds;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((String key, Kept value) ->
                        (int) Math.min(Integer.MAX_VALUE, value.bytes() + 2L * key.length() + AROUND_BYTES))
                .executor(Runnable::run) // who puts something makes room for it
                .evictionListener((key, value, cause) -> {
                    if (cause == RemovalCause.SIZE) {
                        evicted.increment();
                    }
                })
                .build();
    }

    /** Whether an answer of this size may be kept at all. */
    boolean takes(long bytes) {
        return bytes <= mostBytes / LARGEST_PART;
    }

    /**
     * Keeps an answer, unless it is known by now to be outdated.
     *
     * @param address path and query as they were sent, without the version
     */
    void put(String address, Variants variants, Asked asked, KeptAnswer answer) {
        if (!takes(answer.bytes())) {
            return;
        }
        String key = address;
        if (!variants.equals(Variants.NONE)) {
            kept.put(address, variants);
            key = variants.key(address, asked);
        }
        KeptAnswer whole = kept.getIfPresent(key) instanceof KeptAnswer before
                ? answer.in(answer.forms().and(before.forms()))
                : answer;
        kept.put(key, whole);
        if (!isTrue(whole)) {
            drop(key, whole);
        }
    }

    /** An answer in use: packs it better for those who come later. */
    private void pack(String key, KeptAnswer answer) {
        packing.ifPresent(packer -> packer.pack(answer, packed -> {
            if (takes(packed.bytes())) {
                kept.asMap().replace(key, answer, packed);
            }
        }));
    }

    /**
     * The answer to a request, true at this moment; null when there is none.
     *
     * @param takesBrotli whether the reader would have liked it in that form
     */
    KeptAnswer find(String address, Asked asked, boolean takesBrotli) {
        String key = address;
        Kept found = kept.getIfPresent(key);
        if (found instanceof Variants variants) {
            key = variants.key(address, asked);
            found = kept.getIfPresent(key);
        }
        if (!(found instanceof KeptAnswer answer)) {
            return null;
        }
        if (isTrue(answer)) {
            if (takesBrotli && answer.forms().brotli() == null) {
                pack(key, answer);
            }
            return answer;
        }
        drop(key, answer);
        return null;
    }

    boolean isTrue(KeptAnswer answer) {
        long last = now.getAsLong(); // before the question: what comes later is asked about later
        if (answer.basis() == Basis.NOTHING || answer.trueUntil() == last) {
            return true;
        }
        if (!holds.since(answer.basis(), answer.trueUntil())) {
            return false;
        }
        answer.isTrueUntil(last);
        return true;
    }

    private void drop(String key, KeptAnswer answer) {
        if (kept.asMap().remove(key, answer)) {
            outdated.increment();
        }
    }

    /** Frees the memory of what a publication made wrong. */
    public void changed(Change change) {
        kept.asMap().forEach((key, value) -> {
            if (value instanceof KeptAnswer answer && answer.basis().isTouchedBy(change)) {
                drop(key, answer);
            }
        });
    }

    void hit(boolean isNotModified) {
        hits.increment();
        if (isNotModified) {
            notModified.increment();
        }
    }

    void missed() {
        misses.increment();
    }

    /** How many answers are kept now. */
    long size() {
        kept.cleanUp();
        return kept.estimatedSize();
    }

    /** How many bytes they take, as they are counted against the bound. */
    long bytes() {
        return kept.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    public List<Measure> measures() {
        return List.of(
                Measure.counter("huella_kept_hits", "Requests answered from memory, 304 among them", hits),
                Measure.counter("huella_kept_not_modified", "Requests answered from memory with 304", notModified),
                Measure.counter("huella_kept_misses", "Requests that could have been answered from memory", misses),
                Measure.counter("huella_kept_evicted", "Answers that had to make room", evicted),
                Measure.counter("huella_kept_outdated", "Answers dropped because of a publication", outdated),
                Measure.gauge("huella_kept_answers", "Answers in memory", kept::estimatedSize),
                Measure.gauge("huella_kept_bytes", "Memory that they take", this::bytes),
                Measure.gauge(
                        "huella_kept_limit_bytes", "Memory that they may take (HUELLA_KEPT_MB)", () -> mostBytes));
    }
}
