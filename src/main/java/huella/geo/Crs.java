package huella.geo;

import huella.model.Bbox;
import huella.model.Rejected;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The coordinate systems in which footprints are published; a closed set, known without opening the EPSG database. What
 * is said of each is what its authority says: {@code EpsgDatabaseTest} compares axis order, unit and area of use.
 *
 * <p>Zone 18 south (EPSG:32718, 5362) is left out on purpose: the region lies wholly in zone 19.
 */
public enum Crs {
    CRS84(
            Authority.OGC,
            "CRS84",
            "WGS 84, longitud y latitud",
            "WGS 84, longitude and latitude",
            Unit.DEGREE,
            false,
            0,
            "",
            new Bbox(-180, -90, 180, 90)),
    WGS84(
            Authority.EPSG,
            "4326",
            "WGS 84, latitud y longitud",
            "WGS 84, latitude and longitude",
            Unit.DEGREE,
            true,
            0,
            "",
            new Bbox(-180, -90, 180, 90)),
    WEB_MERCATOR(
            Authority.EPSG,
            "3857",
            "WGS 84 / Pseudo-Mercator (mapas web)",
            "WGS 84 / Pseudo-Mercator (web maps)",
            Unit.METRE,
            false,
            0,
            "Popular Visualisation Pseudo-Mercator",
            new Bbox(-180, -85.06, 180, 85.06)),
    UTM_19S(
            Authority.EPSG,
            "32719",
            "WGS 84 / UTM huso 19 sur",
            "WGS 84 / UTM zone 19S",
            Unit.METRE,
            false,
            0,
            "UTM zone 19S",
            new Bbox(-72, -80, -66, 0)),
    SIRGAS_2002_19S(
            Authority.EPSG,
            "5361",
            "SIRGAS-Chile 2002 / UTM huso 19 sur",
            "SIRGAS-Chile 2002 / UTM zone 19S",
            Unit.METRE,
            false,
            2,
            "GeographicCRS[WGS 84] ⇨ ProjectedCRS[SIRGAS-Chile 2002 / UTM zone 19S]",
            new Bbox(-72, -59.87, -66, -17.5)),
    SIRGAS_2016_19S(
            Authority.EPSG,
            "9155",
            "SIRGAS-Chile 2016 / UTM huso 19 sur",
            "SIRGAS-Chile 2016 / UTM zone 19S",
            Unit.METRE,
            false,
            2,
            "GeographicCRS[WGS 84] ⇨ ProjectedCRS[SIRGAS-Chile 2016 / UTM zone 19S]",
            new Bbox(-72, -59.87, -66, -17.5));

    /** Who defines a system. OGC's are named with a version, EPSG's with 0: whichever is current (OGC 09-048r5). */
    private enum Authority {
        OGC("OGC/1.3/"),
        EPSG("EPSG/0/");

        private final String path;

        Authority(String path) {
            this.path = path;
        }
    }

    /** In what the coordinates count, and how many decimals tell two places 1 cm apart from each other. */
    public enum Unit {
        DEGREE(7),
        METRE(3);

        private final int decimals;

        Unit(int decimals) {
            this.decimals = decimals;
        }
    }

    private static final String URIS = "http://www.opengis.net/def/crs/";
    private static final int LONGEST_SHOWN = 80;

    private final Authority authority;
    private final String number;
    private final String titleEs;
    private final String titleEn;
    private final Unit unit;
    private final boolean northFirst;
    private final double accuracyM;
    private final String operation;
    private final Bbox areaOfUse;

    Crs(
            Authority authority,
            String number,
            String titleEs,
            String titleEn,
            Unit unit,
            boolean northFirst,
            double accuracyM,
            String operation,
            Bbox areaOfUse) {
        this.authority = authority;
        this.number = number;
        this.titleEs = titleEs;
        this.titleEn = titleEn;
        this.unit = unit;
        this.northFirst = northFirst;
        this.accuracyM = accuracyM;
        this.operation = operation;
        this.areaOfUse = areaOfUse;
    }

    /** The system of {@code http://www.opengis.net/def/crs/EPSG/0/32719}, {@code EPSG:32719} or {@code 32719}. */
    public static Optional<Crs> find(String text) {
        return Arrays.stream(values())
                .filter(crs -> text.equals(crs.uri())
                        || text.toUpperCase(Locale.ROOT).equals(crs.code())
                        || text.toUpperCase(Locale.ROOT).equals(crs.number))
                .findFirst();
    }

    /**
     * Reads {@code http://www.opengis.net/def/crs/EPSG/0/32719}, {@code EPSG:32719} or {@code 32719}.
     *
     * @throws Rejected naming the parameter and every system that is published
     */
    public static Crs parse(String parameter, String text) {
        Optional<Crs> found = find(text);
        if (found.isPresent()) {
            return found.get();
        }
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        throw Rejected.parameter(
                parameter,
                "El sistema de coordenadas «" + shown + "» no se publica. Use uno de estos: "
                        + Arrays.stream(values())
                                .map(crs -> crs.code() + " (" + crs.titleEs + ")")
                                .collect(Collectors.joining(", "))
                        + "; también se acepta su URI, por ejemplo " + UTM_19S.uri() + ".");
    }

    /** The name of OGC API (OGC 18-058r1 §6.1) and of {@code Content-Crs}. */
    public String uri() {
        return URIS + authority.path + number;
    }

    /** {@code OGC:CRS84}, {@code EPSG:32719}. */
    public String code() {
        return authority + ":" + number;
    }

    public String titleEs() {
        return titleEs;
    }

    public String titleEn() {
        return titleEn;
    }

    public Unit unit() {
        return unit;
    }

    /**
     * The axis order of the authority: true when the northing or latitude comes first. Inside the service x is always
     * the longitude or easting; {@link Reprojection#swapAxes} is the last step before such coordinates are written.
     */
    public boolean northFirst() {
        return northFirst;
    }

    /** Decimals to write, so that rounding moves a place by less than 1 cm: 7 for degrees, 3 for metres. */
    public int decimals() {
        return unit.decimals;
    }

    /**
     * How far, in metres, the operation from WGS 84 may be from the truth. 0: the same datum, exact by definition.
     *
     * <p>2 for SIRGAS-Chile: EPSG registers no operation between it and WGS 84, so nothing is shifted (PROJ does the
     * same and calls it a ballpark). WGS 84 as EPSG defines it, an ensemble, is itself known to 2 m. Good for maps and
     * planning, not for surveying: there the epoch and the movement of the ground count.
     */
    public double accuracyM() {
        return accuracyM;
    }

    /** The operation from longitude/latitude WGS 84, as GeoTools names it; empty when nothing is computed. */
    public String operation() {
        return operation;
    }

    /** Where the authority means the system to be used, in degrees, longitude first. */
    public Bbox areaOfUse() {
        return areaOfUse;
    }
}
