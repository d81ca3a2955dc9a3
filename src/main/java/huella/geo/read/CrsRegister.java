package huella.geo.read;

import huella.geo.EpsgDatabase;
import huella.model.Footprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.locationtech.jts.geom.Coordinate;

/**
 * The systems of the EPSG register from which there is a way to WGS 84 here, each with the way that is best at a place.
 * What was opened once is kept; that there is none is not, since anybody can ask for any number. Safe for many threads.
 */
final class CrsRegister {

    private static final int WGS84 = 4326;
    private static final long LOOKUP_MS = 1_500;

    /** The middle of the Region of Antofagasta, for whoever asks without a place. */
    private static final Coordinate HERE = new Coordinate(-69.2, -23.6);

    /** A system and its ways to WGS 84, the best first, as far as they are meant for the north of Chile. */
    private record Entry(CoordinateReferenceSystem crs, int base, List<DatumShift> shifts) {}

    private record Key(int epsg, OptionalInt operation) {}

    private final EpsgDatabase epsg;
    private final Map<Integer, Entry> entries = new ConcurrentHashMap<>();
    private final Map<Key, SourceCrs> systems = new ConcurrentHashMap<>();

    CrsRegister(EpsgDatabase epsg) {
        this.epsg = epsg;
    }

    /** A system with the way to WGS 84 that is best in the Region of Antofagasta. */
    Optional<SourceCrs> find(int code) {
        return find(code, HERE);
    }

    /**
     * A system with the way to WGS 84 that is best at a place; what is best in the region where none is meant for it.
     */
    Optional<SourceCrs> find(int code, Coordinate lonLat) {
        int number = CrsNames.current(code);
        if (number == WGS84) {
            return Optional.of(SourceCrs.wgs84());
        }
        return entry(number)
                .map(entry -> system(
                        number,
                        entry,
                        DatumShift.at(lonLat, entry.shifts())
                                .or(() -> DatumShift.at(HERE, entry.shifts()))
                                .orElseGet(() -> entry.shifts().getFirst())));
    }

    /** What the register says of a system, x first; also of one that has no way to WGS 84 here. */
    Optional<CoordinateReferenceSystem> definition(int code) {
        return epsg.find(CrsNames.current(code));
    }

    /** How many systems are kept. */
    int kept() {
        return entries.size();
    }

    private SourceCrs system(int number, Entry entry, DatumShift shift) {
        return systems.computeIfAbsent(
                new Key(number, shift.code()), key -> SourceCrs.of(number, entry.crs(), entry.base(), shift));
    }

    private Optional<Entry> entry(int number) {
        Entry known = entries.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Entry> opened = open(number);
        opened.ifPresent(entry -> entries.put(number, entry));
        return opened;
    }

    private Optional<Entry> open(int number) {
        return definition(number).flatMap(crs -> {
            CoordinateReferenceSystem geographic = crs instanceof ProjectedCRS projected ? projected.getBaseCRS() : crs;
            OptionalInt base = number(geographic);
            List<DatumShift> shifts = base.isEmpty()
                    ? List.of()
                    : DatumShift.all(base.getAsInt(), epsg).stream()
                            .filter(shift -> shift.area().intersects(Footprint.BOX))
                            .toList();
            return shifts.isEmpty() ? Optional.empty() : Optional.of(new Entry(crs, base.getAsInt(), shifts));
        });
    }

    /** Some old systems of the register stand on one without a number. */
    private static OptionalInt number(CoordinateReferenceSystem crs) {
        return crs.getIdentifiers().stream()
                .mapToInt(id -> CrsNames.current(Integer.parseInt(id.getCode())))
                .findFirst();
    }

    /** As {@link EpsgDatabase#lookup}, for as long as one waits for an answer; empty when it takes longer. */
    OptionalInt lookup(String wkt1) {
        definition(WGS84); // opens the register, which is not to count as searching
        FutureTask<OptionalInt> search = new FutureTask<>(() -> epsg.lookup(wkt1));
        Thread.ofPlatform().name("crs-lookup").daemon().start(search);
        try {
            return search.get(LOOKUP_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }
}
