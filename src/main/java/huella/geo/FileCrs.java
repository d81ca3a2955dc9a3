package huella.geo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The coordinate systems as files state them. In every file x comes first (easting or longitude), whatever order the
 * authority gives its axes.
 *
 * <p>The texts lie in {@code crs/}: {@code .prj} is WKT 1 as ESRI writes it, which GDAL maps back to the same EPSG
 * code; {@code .wkt} is WKT 1 with authority codes.
 */
public enum FileCrs {
    WGS_84(4326, "WGS 84", true),
    WEB_MERCATOR(3857, "WGS 84 / Pseudo-Mercator", false),
    WGS_84_UTM_19S(32719, "WGS 84 / UTM zone 19S", false),
    SIRGAS_CHILE_2002_UTM_19S(5361, "SIRGAS-Chile 2002 / UTM zone 19S", false),
    SIRGAS_CHILE_2016_UTM_19S(9155, "SIRGAS-Chile 2016 / UTM zone 19S", false);

    private final int epsg;
    private final String title;
    private final boolean geographic;
    private final String esriWkt;
    private final String wkt;

    FileCrs(int epsg, String title, boolean geographic) {
        this.epsg = epsg;
        this.title = title;
        this.geographic = geographic;
        this.esriWkt = read("crs/" + epsg + ".prj");
        this.wkt = read("crs/" + epsg + ".wkt");
    }

    /** How a file states a published system: latitude-first or longitude-first WGS 84 is the same there. */
    public static FileCrs of(Crs crs) {
        return switch (crs) {
            case CRS84, WGS84 -> WGS_84;
            case WEB_MERCATOR -> WEB_MERCATOR;
            case UTM_19S -> WGS_84_UTM_19S;
            case SIRGAS_2002_19S -> SIRGAS_CHILE_2002_UTM_19S;
            case SIRGAS_2016_19S -> SIRGAS_CHILE_2016_UTM_19S;
        };
    }

    public int epsg() {
        return epsg;
    }

    public String title() {
        return title;
    }

    /** Degrees of longitude and latitude, instead of metres. */
    public boolean geographic() {
        return geographic;
    }

    /** For a {@code .prj} file. */
    public String esriWkt() {
        return esriWkt;
    }

    public String wkt() {
        return wkt;
    }

    /** What x and y are, for a reader of the file. */
    public String axisNote() {
        return geographic ? "x = longitud, y = latitud, en grados" : "x = este, y = norte, en metros";
    }

    /** Decimals that hold a centimetre or better: 1 cm in degrees, 1 mm in metres. */
    int decimals() {
        return geographic ? 7 : 3;
    }

    private static String read(String name) {
        try (InputStream in = FileCrs.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
