package huella.geo.read;

import java.util.List;
import java.util.function.Supplier;

/** Good small files of each format, for who breaks them. */
enum Seeds {
    SHAPEFILE("archivo.zip", BadShapefiles::seeds),
    GEOPACKAGE("archivo.gpkg", BadGeoPackages::seeds),
    FLATGEOBUF("archivo.fgb", BadFlatGeobufs::seeds),
    KML("archivo.kml", BadKmlFiles::seeds),
    GPX("archivo.gpx", BadGpxFiles::seeds),
    XLSX("archivo.xlsx", BadXlsxFiles::seeds),
    GEOJSON("archivo.geojson", BadGeoJsonFiles::seeds),
    CSV("archivo.csv", BadCsvFiles::seeds);

    private final String file;
    private final Supplier<List<byte[]>> good;

    Seeds(String file, Supplier<List<byte[]>> good) {
        this.file = file;
        this.good = good;
    }

    String file() {
        return file;
    }

    List<byte[]> files() {
        return good.get();
    }
}
