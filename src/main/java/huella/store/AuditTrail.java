package huella.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Reads the record of all acts again and says what does not fit: an entry that was changed, taken out, put in or cut
 * off, and a version, a publication or a draft's story that is not what its entry vouches for.
 *
 * <p>Who may do everything in the database could write a whole new record that fits. So the head is to be kept
 * elsewhere too, and given at the next verification: the record must still lead through it.
 */
public final class AuditTrail {

    private static final String GENESIS = "0".repeat(64);

    private AuditTrail() {}

    /** Names a state of the record, as {@code 128:9f0c…}: the number of the last entry and its digest. */
    public record Head(long n, String digest) {

        public static Optional<Head> parse(String text) {
            if (!text.matches("[0-9]{1,18}:[0-9a-f]{64}")) {
                return Optional.empty();
            }
            String[] parts = text.split(":");
            return Optional.of(new Head(Long.parseLong(parts[0]), parts[1]));
        }

        @Override
        public String toString() {
            return n + ":" + digest;
        }
    }

    /** @param faults in words, one for each thing that does not fit; none: the record is whole */
    public record Finding(Head head, List<String> faults) {}

    /**
     * Verifies everything.
     *
     * @param kept a head that was noted elsewhere
     */
    public static Finding verify(Database database, Optional<Head> kept) {
        List<Finding> found = new ArrayList<>();
        database.publish(handle -> {
            // One state of the database: who writes meanwhile must not look like a forger.
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            found.add(verify(handle, kept));
        });
        return found.getFirst();
    }

    private static Finding verify(Handle handle, Optional<Head> kept) {
        List<String> faults = new ArrayList<>();
        Map<String, String> publications = new TreeMap<>();
        Map<String, Long> events = new TreeMap<>();
        Walk walk = new Walk(kept, faults);
        handle.createQuery(sql("entries"))
                .setFetchSize(1000)
                .mapToMap()
                .useStream(entries -> entries.forEach(entry -> {
                    walk.on(entry);
                    String action = (String) entry.get("action");
                    if (action.equals("publicacion")) {
                        publications.merge(
                                (String) entry.get("subject"),
                                (String) entry.get("detail"),
                                (one, two) -> "several entries");
                    } else if (action.startsWith("borrador.")) {
                        events.merge(entry.get("subject") + " " + action, 1L, Long::sum);
                    }
                }));
        walk.end();
        head(handle, walk, faults);
        publications(handle, publications, faults);
        events(handle, events, faults);
        handle.createQuery(sql("current"))
                .mapToMap()
                .forEach(row -> faults.add("Initiative " + row.get("code") + " shows version "
                        + row.get("current_version") + ", its last one is " + row.get("last") + "."));
        return new Finding(new Head(walk.n, walk.digest), faults);
    }

    /** Goes along the chain. */
    private static final class Walk {

        private final Optional<Head> kept;
        private final List<String> faults;
        private long n;
        private String digest = GENESIS;
        private boolean metKept;

        Walk(Optional<Head> kept, List<String> faults) {
            this.kept = kept;
            this.faults = faults;
        }

        void on(Map<String, Object> entry) {
            long number = ((Number) entry.get("n")).longValue();
            if (number != n + 1) {
                faults.add("Entries " + (n + 1) + " to " + (number - 1) + " are missing.");
            }
            if (!digest.equals(entry.get("previous"))) {
                faults.add("Entry " + number + " does not follow the one before it.");
            }
            if (!sha256((String) entry.get("text")).equals(entry.get("digest"))) {
                faults.add("Entry " + number + " (" + entry.get("action") + ") was changed.");
            }
            n = number;
            digest = (String) entry.get("digest");
            metKept |= kept.equals(Optional.of(new Head(n, digest)));
        }

        void end() {
            boolean beginning = kept.equals(Optional.of(new Head(0, GENESIS)));
            if (kept.isPresent() && !metKept && !beginning) {
                faults.add("The record does not lead through the head that was kept, " + kept.get() + ".");
            }
        }
    }

    private static void head(Handle handle, Walk walk, List<String> faults) {
        List<Head> heads = handle.createQuery(sql("head"))
                .map((row, context) -> new Head(row.getLong("n"), row.getString("digest")))
                .list();
        if (!heads.equals(List.of(new Head(walk.n, walk.digest)))) {
            faults.add("The record ends at entry " + walk.n + "; the database takes "
                    + (heads.isEmpty() ? "none" : Long.toString(heads.getFirst().n())) + " for the last one.");
        }
    }

    private static void publications(Handle handle, Map<String, String> entries, List<String> faults) {
        handle.createQuery(sql("publications")).mapToMap().forEach(row -> {
            String id = (String) row.get("id");
            String entry = entries.remove(id);
            if (entry == null) {
                faults.add("Publication " + id + " has no entry.");
            } else if (!entry.equals(row.get("detail"))) {
                faults.add("Publication " + id + ", or one of its versions, is not what its entry says.");
            }
        });
        entries.keySet().forEach(id -> faults.add("Publication " + id + " is gone; its entry is there."));
    }

    private static void events(Handle handle, Map<String, Long> entries, List<String> faults) {
        handle.createQuery(sql("events")).mapToMap().forEach(row -> {
            Long times = entries.remove((String) row.get("event"));
            if (times == null || times != ((Number) row.get("times")).longValue()) {
                faults.add("What happened to draft " + row.get("event") + " is not what the entries say.");
            }
        });
        entries.keySet()
                .forEach(event -> faults.add("What happened to draft " + event + " is gone; its entry is there."));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String sql(String name) {
        return Sql.of(AuditTrail.class, name);
    }
}
