package huella.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Brings a publication to its place: first the bytes under names that nobody knows yet, then the names that stay, the
 * manifest last. Whoever reads by the manifest sees one state or the next, never some of both; objects that only the
 * last manifest named are there until the next publication.
 */
final class Delivery {

    private final Place place;
    private final Map<String, Place.Stored> stored;
    private final Function<String, About> about;
    private final Steps steps;

    Delivery(Place place, Map<String, Place.Stored> stored, Function<String, About> about, Steps steps) {
        this.place = place;
        this.stored = stored;
        this.about = about;
        this.steps = steps;
    }

    /** How many files became different, with how many bytes. */
    record Sent(int files, long bytes) {}

    static boolean isStored(Map<String, Place.Stored> stored, String name, long bytes) {
        return stored.containsKey(name) && stored.get(name).bytes() == bytes;
    }

    Sent deliver(Manifest old, PublishingStore.State state, List<Publishing.Piece> pieces) {
        int files = 0;
        long bytes = 0;
        for (Publishing.Piece piece : pieces) {
            Manifest.Item item = piece.item();
            if (!isStored(stored, item.object(), item.bytes())) {
                steps.say("Sending " + item.product().name() + ", " + item.bytes() + " bytes");
                place.put(
                        item.object(),
                        piece.local().orElseThrow(),
                        new Place.Look(item.product().form().mediaType(), true));
                files++;
                bytes += item.bytes();
            }
        }
        List<Manifest.Item> items = pieces.stream().map(Publishing.Piece::item).toList();
        boolean renamed = rename(old, items);
        Manifest manifest = new Manifest(state.publication(), state.date(), items, earlier(old, items));
        boolean same = manifest.publication() == old.publication()
                && manifest.items().equals(old.items())
                && stored.containsKey(IndexPage.NAME);
        if (!same || renamed) {
            write(IndexPage.NAME, "text/html; charset=utf-8", IndexPage.write(manifest, about));
            write(Manifest.NAME, "application/json", ManifestJson.write(manifest, about));
            clear(old, manifest);
        }
        return new Sent(files, bytes);
    }

    /** The names that stay lead to the new bytes. */
    private boolean rename(Manifest old, List<Manifest.Item> items) {
        boolean renamed = false;
        for (Manifest.Item item : items) {
            boolean same = old.find(item.product())
                    .filter(before -> before.sha256().equals(item.sha256()))
                    .isPresent();
            if (!same || !isStored(stored, item.product().name(), item.bytes())) {
                steps.mustGoOn();
                place.copy(
                        item.object(),
                        item.product().name(),
                        new Place.Look(item.product().form().mediaType(), false));
                renamed = true;
            }
        }
        return renamed;
    }

    /** What the manifest before named and this one does not; when that was the same, what it kept is kept. */
    private static List<String> earlier(Manifest old, List<Manifest.Item> items) {
        Set<String> now =
                new HashSet<>(items.stream().map(Manifest.Item::object).toList());
        List<String> gone =
                old.objects().stream().filter(name -> !now.contains(name)).toList();
        return gone.isEmpty()
                ? old.earlier().stream().filter(name -> !now.contains(name)).toList()
                : gone;
    }

    private void write(String name, String mediaType, byte[] bytes) {
        steps.mustGoOn();
        Path file = place.scratch().resolve("page");
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw Failures.ofDisk(e, file);
        }
        place.put(name, file, new Place.Look(mediaType, false));
    }

    /** Takes away what nobody can know of any more: of manifests long gone, and of runs that were ended. */
    private void clear(Manifest old, Manifest manifest) {
        Set<String> known = new HashSet<>(manifest.objects());
        known.addAll(manifest.earlier());
        manifest.items().forEach(item -> known.add(item.product().name()));
        Instant before = Instant.now().minus(place.patience());
        stored.forEach((name, object) -> {
            boolean ours = name.startsWith(Manifest.OBJECTS + "/")
                    || old.items().stream()
                            .anyMatch(item -> item.product().name().equals(name));
            boolean wasOurs = old.earlier().contains(name) || !name.startsWith(Manifest.OBJECTS + "/");
            if (ours && !known.contains(name) && (wasOurs || object.modified().isBefore(before))) {
                place.delete(name);
            }
        });
    }
}
