package huella.geo.read;

import java.util.List;
import java.util.function.Supplier;

/** All bad files, by the directory in which they lie in {@code src/test/resources/huella/geo/read/bad}. */
enum BadFiles {
    SHAPEFILE("shapefile", BadShapefiles::all),
    GEOPACKAGE("geopackage", BadGeoPackages::all),
    FLATGEOBUF("flatgeobuf", BadFlatGeobufs::all),
    KML("kml", BadKmlFiles::all),
    GPX("gpx", BadGpxFiles::all),
    XLSX("xlsx", BadXlsxFiles::all),
    GEOJSON("geojson", BadGeoJsonFiles::all),
    CSV("csv", BadCsvFiles::all),
    UNKNOWN("unknown", BadUnknownFiles::all);

    private final String directory;
    private final Supplier<List<BadFile>> files;

    BadFiles(String directory, Supplier<List<BadFile>> files) {
        this.directory = directory;
        this.files = files;
    }

    String directory() {
        return directory;
    }

    List<BadFile> files() {
        return files.get();
    }
}
