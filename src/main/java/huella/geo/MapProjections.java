package huella.geo;

import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.datum.Ellipsoid;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.MathTransformFactory;
import org.geotools.referencing.ReferencingFactoryFinder;
import org.geotools.referencing.datum.DefaultEllipsoid;

/**
 * The operations from longitude and latitude, WGS 84, to the published systems in metres, easting first. They are put
 * together from the parameters that EPSG gives them, so that no reader waits for its database or makes room for it;
 * {@code EpsgDatabaseTest} compares them with what the database says.
 */
final class MapProjections {

    private static final MathTransformFactory FACTORY = ReferencingFactoryFinder.getMathTransformFactory(null);
    private static final double CENTRAL_MERIDIAN_19 = -69;

    private MapProjections() {}

    /**
     * Immutable and safe for many threads.
     *
     * @throws IllegalArgumentException for a system in degrees, to which nothing is computed
     */
    static MathTransform to(Crs crs) {
        try {
            return switch (crs) {
                case WEB_MERCATOR -> pseudoMercator();
                case UTM_19S -> utm19s(DefaultEllipsoid.WGS84);
                case SIRGAS_2002_19S, SIRGAS_2016_19S ->
                    FACTORY.createConcatenatedTransform(unshiftedToGrs80(), utm19s(DefaultEllipsoid.GRS80));
                case CRS84, WGS84 -> throw new IllegalArgumentException(crs.code() + " is not in metres");
            };
        } catch (FactoryException e) {
            throw new IllegalStateException("The operation to " + crs.code() + " could not be made", e);
        }
    }

    /** EPSG method 1024: the formulas of the sphere, with the ellipsoid's longer axis and its own latitudes. */
    private static MathTransform pseudoMercator() throws FactoryException {
        ParameterValueGroup sphere = FACTORY.getDefaultParameters("Popular Visualisation Pseudo Mercator");
        sphere.parameter("semi_major").setValue(DefaultEllipsoid.WGS84.getSemiMajorAxis());
        sphere.parameter("semi_minor").setValue(DefaultEllipsoid.WGS84.getSemiMajorAxis());
        return FACTORY.createParameterizedTransform(sphere);
    }

    /** EPSG operation 16119, method 9807. */
    private static MathTransform utm19s(Ellipsoid ellipsoid) throws FactoryException {
        ParameterValueGroup zone = FACTORY.getDefaultParameters("Transverse_Mercator");
        zone.parameter("semi_major").setValue(ellipsoid.getSemiMajorAxis());
        zone.parameter("semi_minor").setValue(ellipsoid.getSemiMinorAxis());
        zone.parameter("central_meridian").setValue(CENTRAL_MERIDIAN_19);
        zone.parameter("scale_factor").setValue(0.9996);
        zone.parameter("false_easting").setValue(500_000);
        zone.parameter("false_northing").setValue(10_000_000);
        return FACTORY.createParameterizedTransform(zone);
    }

    /** EPSG knows no way from WGS 84 to SIRGAS-Chile: only the ellipsoid changes ({@link Crs#accuracyM}). */
    private static MathTransform unshiftedToGrs80() throws FactoryException {
        ParameterValueGroup shift = FACTORY.getDefaultParameters("Molodenski");
        shift.parameter("dim").setValue(2);
        shift.parameter("src_semi_major").setValue(DefaultEllipsoid.WGS84.getSemiMajorAxis());
        shift.parameter("src_semi_minor").setValue(DefaultEllipsoid.WGS84.getSemiMinorAxis());
        shift.parameter("tgt_semi_major").setValue(DefaultEllipsoid.GRS80.getSemiMajorAxis());
        shift.parameter("tgt_semi_minor").setValue(DefaultEllipsoid.GRS80.getSemiMinorAxis());
        return FACTORY.createParameterizedTransform(shift);
    }
}
