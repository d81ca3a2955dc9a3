package huella.geo.read;

import huella.geo.EpsgDatabase;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.geotools.api.metadata.extent.Extent;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.operation.CoordinateOperation;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.Transformation;
import org.geotools.referencing.operation.AbstractCoordinateOperation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * One way to take longitude and latitude of a datum to WGS 84, and which of those that the EPSG register has is taken:
 * among all whose area of use holds the place, the most accurate, and of equals the one with the smaller area. PROJ
 * chooses by the same rule, but anew for each vertex; here a layer is moved as one, so that nothing is torn.
 *
 * @param name as the register has it; empty when nothing is changed
 * @param accuracyM metres, as the register says; NaN: it does not say
 * @param areaName where it is meant to be used, in the register's words
 * @param area the box around that, degrees, longitude first
 * @param transform latitude and longitude in the authority's order on both sides; null when nothing is changed
 */
record DatumShift(
        Optional<String> name,
        OptionalInt code,
        double accuracyM,
        String areaName,
        Envelope area,
        MathTransform transform) {

    static final Envelope WORLD = new Envelope(-180, 180, -90, 90);
    private static final int WGS84 = 4326;

    /**
     * Realisations of SIRGAS-Chile, for which the register has no way to WGS 84: nothing is shifted, as PROJ and GIS
     * programs do. {@link huella.geo.Crs#accuracyM} says what that means.
     */
    private static final Set<Integer> LIKE_WGS84 = Set.of(5360, 8949, 9148, 9153, 20041);

    private static final double LIKE_WGS84_ACCURACY_M = 2;

    /** Nothing to do: the same datum. */
    static final DatumShift NONE = unchanged(0);

    private static DatumShift unchanged(double accuracyM) {
        return new DatumShift(Optional.empty(), OptionalInt.empty(), accuracyM, "", WORLD, null);
    }

    /** All ways from a geographic system to WGS 84, the best first. */
    static List<DatumShift> all(int geographic, EpsgDatabase epsg) {
        if (geographic == WGS84) {
            return List.of(NONE);
        }
        if (LIKE_WGS84.contains(geographic)) {
            return List.of(unchanged(LIKE_WGS84_ACCURACY_M));
        }
        return epsg.operationsToWgs84(geographic).stream()
                .flatMap(operation -> of(operation).stream())
                .sorted(Comparator.comparingDouble(DatumShift::rank)
                        .thenComparingDouble(shift -> shift.area().getArea()))
                .toList();
    }

    /** The first of the sorted ways that is meant for the place. */
    static Optional<DatumShift> at(Coordinate lonLat, Collection<DatumShift> sorted) {
        return sorted.stream().filter(shift -> shift.area().contains(lonLat)).findFirst();
    }

    private double rank() {
        return Double.isNaN(accuracyM) ? Double.MAX_VALUE : accuracyM;
    }

    private static Optional<DatumShift> of(CoordinateOperation operation) {
        boolean toWgs84 = operation.getTargetCRS().getIdentifiers().stream()
                .anyMatch(id -> id.getCode().equals(String.valueOf(WGS84)));
        // The register has a few that lead elsewhere by name and here by a replaced number.
        String name = operation.getName().getCode();
        Envelope area = box(operation.getDomainOfValidity());
        if (!toWgs84 || !name.contains("to WGS 84") || area == null) {
            return Optional.empty();
        }
        int code = Integer.parseInt(operation.getIdentifiers().iterator().next().getCode());
        double accuracy =
                operation instanceof Transformation ? AbstractCoordinateOperation.getAccuracy(operation) : Double.NaN;
        return Optional.of(new DatumShift(
                Optional.of(name),
                OptionalInt.of(code),
                accuracy,
                operation.getDomainOfValidity().getDescription().toString(),
                area,
                operation.getMathTransform()));
    }

    /** The box of an extent of the register, degrees; null when it has none. */
    static Envelope box(Extent extent) {
        return extent == null
                ? null
                : extent.getGeographicElements().stream()
                        .filter(GeographicBoundingBox.class::isInstance)
                        .map(GeographicBoundingBox.class::cast)
                        .map(box -> new Envelope(
                                box.getWestBoundLongitude(),
                                box.getEastBoundLongitude(),
                                box.getSouthBoundLatitude(),
                                box.getNorthBoundLatitude()))
                        .findFirst()
                        .orElse(null);
    }
}
