package huella.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The one place that answers which formats we write. A new format is a constant here and one class beside. */
public enum Format {
    GEOJSON(
            "geojson",
            "geojson",
            "application/geo+json",
            "GeoJSON",
            true,
            (layer, out, dir) -> new GeoJson(layer, out)),
    GEOJSON_SEQ(
            "geojsonl",
            "geojsonl",
            "application/x-ndjson",
            "GeoJSON, uno por línea",
            true,
            (layer, out, dir) -> new GeoJsonSeq(layer, out)),
    CSV("csv", "csv", "text/csv; charset=utf-8", "CSV (WKT)", false, (layer, out, dir) -> new Csv(layer, out)),
    XLSX(
            "xlsx",
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "Excel (xlsx)",
            false,
            (layer, out, dir) -> new Xlsx(layer, out)),
    KML("kml", "kml", "application/vnd.google-earth.kml+xml", "KML", true, (layer, out, dir) -> new Kml(layer, out)),
    KMZ("kmz", "kmz", "application/vnd.google-earth.kmz", "KMZ", true, (layer, out, dir) -> new Kmz(layer, out)),
    GPX("gpx", "gpx", "application/gpx+xml", "GPX", true, Gpx::new),
    SHAPEFILE("shp", "shp.zip", "application/zip", "Shapefile (zip)", false, Shapefile::new),
    GEOPACKAGE("gpkg", "gpkg", "application/geopackage+sqlite3", "GeoPackage", false, GeoPackage::new),
    FLATGEOBUF("fgb", "fgb", "application/vnd.flatgeobuf", "FlatGeobuf", false, FlatGeobuf::new);

    /** How a format begins a file. */
    private interface Opener {
        FeatureWriter open(Layer layer, OutputStream out, Path directory) throws IOException;
    }

    private final String id;
    private final String extension;
    private final String mediaType;
    private final String title;
    private final boolean onlyWgs84;
    private final Opener opener;

    Format(String id, String extension, String mediaType, String title, boolean onlyWgs84, Opener opener) {
        this.id = id;
        this.extension = extension;
        this.mediaType = mediaType;
        this.title = title;
        this.onlyWgs84 = onlyWgs84;
        this.opener = opener;
    }

    /** As it stands in an address, {@code /export/tocopilla.shp}. */
    public String id() {
        return id;
    }

    /** Of the file, without the dot; of two parts where GDAL and QGIS then know the zip for what it holds. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** In Spanish, for people. */
    public String title() {
        return title;
    }

    /** Some formats know no other coordinate system than longitude and latitude. */
    public boolean supports(FileCrs crs) {
        return !onlyWgs84 || crs == FileCrs.WGS_84;
    }

    public static Optional<Format> find(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    /**
     * Begins a file.
     *
     * @param out stays open; nothing that goes into it is complete before {@link FeatureWriter#finish}
     * @param directory where formats that are not written front to back keep their parts until then
     * @throws IllegalArgumentException when the format does not support the layer's coordinate system
     */
    public FeatureWriter open(Layer layer, OutputStream out, Path directory) throws IOException {
        if (!supports(layer.crs())) {
            throw new IllegalArgumentException(this + " knows only longitude and latitude, not " + layer.crs());
        }
        return opener.open(layer, out, directory);
    }
}
