package huella.exchange;

import huella.catalogue.Collection;
import huella.catalogue.Collections;
import huella.exchange.Dataset.Distribution;
import huella.exchange.Dataset.Kind;
import huella.geo.Crs;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Describes every collection, and every comuna's package, for catalogues. */
final class Datasets {

    private static final String MVT = "application/vnd.mapbox-vector-tile";

    private final Collections collections;

    Datasets(Collections collections) {
        this.collections = collections;
    }

    /** All collections. */
    List<Dataset> list(String origin, Map<String, Coverage> coverages, Edition edition) {
        return collections.all().stream()
                .map(Collection::name)
                .map(name -> collection(name, origin, coverages, edition))
                .toList();
    }

    /** @throws huella.model.Rejected (404) with the names that exist */
    Dataset collection(String name, String origin, Map<String, Coverage> coverages, Edition edition) {
        Collection collection = collections.get(name);
        return new Dataset(
                name,
                collection,
                title(collection),
                described(collection.description(), collection),
                coverages.getOrDefault(name, Coverage.NOTHING),
                edition,
                origin + "/datos",
                origin + "/datos/" + name + ".xml",
                distributions(name, origin));
    }

    Dataset comuna(Comuna comuna, String origin, Coverage coverage, Edition edition) {
        Collection initiatives = collections.get(Collections.ALL);
        return new Dataset(
                "comuna-" + comuna.slug(),
                initiatives,
                new Text(
                        "EMRA 2023-2050: iniciativas que tocan la comuna de " + comuna.name(),
                        "EMRA 2023-2050: initiatives that touch the comuna of " + comuna.name()),
                described(
                        new Text(
                                "Paquete con todas las iniciativas cuya lista de comunas nombra a " + comuna.name()
                                        + " o cuya huella toca su contorno referencial.",
                                "A package of all initiatives whose list of comunas names " + comuna.name()
                                        + " or whose footprint touches its referential outline."),
                        initiatives),
                coverage,
                edition,
                origin + "/datos",
                origin + "/export/" + comuna.slug() + ".zip",
                List.of(new Distribution(
                        new Text("Paquete municipal (zip)", "Municipal package (zip)"),
                        origin + "/export/" + comuna.slug() + ".zip",
                        "application/zip",
                        "ZIP",
                        List.of(Crs.CRS84.uri(), Crs.UTM_19S.uri()),
                        Kind.FILE)));
    }

    private static Text title(Collection collection) {
        return switch (collection.type()) {
            case INITIATIVE ->
                new Text(
                        "EMRA 2023-2050: " + collection.title().es(),
                        "EMRA 2023-2050: " + collection.title().en());
            case COMUNA -> new Text("Comunas de la Región de Antofagasta", "Comunas of the Antofagasta Region");
        };
    }

    /** Nobody takes a drawing for a survey: the notice is a part of what the data are. */
    private static Text described(Text text, Collection collection) {
        return new Text(
                text.es() + " " + collection.notice().es(),
                text.en() + " " + collection.notice().en());
    }

    private static List<Distribution> distributions(String name, String origin) {
        List<Distribution> all = new ArrayList<>();
        for (Format format : Format.values()) {
            all.add(new Distribution(
                    new Text(format.title(), format.title()),
                    origin + "/export/" + name + "." + format.id(),
                    format.mediaType().replaceFirst(";.*", ""),
                    fileType(format),
                    Arrays.stream(Crs.values())
                            .filter(crs -> format.supports(FileCrs.of(crs)))
                            .map(Crs::uri)
                            .toList(),
                    Kind.FILE));
        }
        all.add(new Distribution(
                new Text("OGC API Features", "OGC API Features"),
                origin + "/ogc/collections/" + name,
                "application/geo+json",
                "GEOJSON",
                Arrays.stream(Crs.values()).map(Crs::uri).toList(),
                Kind.FEATURES));
        all.add(new Distribution(
                new Text("Teselas vectoriales (TileJSON)", "Vector tiles (TileJSON)"),
                origin + "/tiles/" + name + ".json",
                MVT,
                "",
                List.of(Crs.WEB_MERCATOR.uri()),
                Kind.TILES));
        return all;
    }

    /** Of http://publications.europa.eu/resource/authority/file-type/; empty where that table has no word. */
    private static String fileType(Format format) {
        return switch (format) {
            case GEOJSON -> "GEOJSON";
            case CSV -> "CSV";
            case XLSX -> "XLSX";
            case KML -> "KML";
            case KMZ -> "KMZ";
            case GPX -> "GPX";
            case SHAPEFILE -> "SHP";
            case GEOPACKAGE -> "GPKG";
            case GEOJSON_SEQ, FLATGEOBUF -> "";
        };
    }
}
