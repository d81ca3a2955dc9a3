package huella.geo.read;

/** What a file says of the coordinate system of a layer. Whether that is believed is decided elsewhere. */
public sealed interface StatedCrs {

    /** Longitude and latitude WGS 84 because the format knows nothing else (KML, GPX, GeoJSON of RFC 7946). */
    record ByFormat() implements StatedCrs {}

    /**
     * A code of the EPSG register.
     *
     * @param where in the file, in Spanish: "gpkg_spatial_ref_sys", "miembro crs"
     */
    record Code(int epsg, String where) implements StatedCrs {}

    /**
     * A definition as text: WKT 1 (ESRI or OGC) or WKT 2, as it stands in a {@code .prj}.
     *
     * @param where in the file, in Spanish: "rutas.prj"
     */
    record Definition(String wkt, String where) implements StatedCrs {}

    /** Says nothing. */
    record Unstated() implements StatedCrs {}
}
