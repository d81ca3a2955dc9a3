package huella.geo.read;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names under which files call the systems that Chile uses, as EPSG, ESRI, QGIS and people spell them. A name is
 * believed only as a whole: a datum that is known and, for a projected system, its UTM zone with its hemisphere.
 */
final class CrsNames {

    private static final int WEB_MERCATOR = 3857;

    private static final Map<String, Integer> DATUMS = spellings(Map.ofEntries(
            Map.entry(
                    4326, "WGS 84; WGS 1984; World Geodetic System 1984; World Geodetic System 1984 ensemble; CRS 84"),
            Map.entry(
                    4248,
                    "PSAD 56; PSAD 1956; Prov S American 56; Prov S American 1956; Provisional S American 1956;"
                            + " Provisional South American 1956; Provisional South American Datum 1956; La Canoa"),
            Map.entry(
                    4618,
                    "SAD 69; SAD 1969; South American 69; South American 1969; South American Datum 1969;"
                            + " S American 1969; S American 69"),
            Map.entry(
                    4170,
                    "SIRGAS 95; SIRGAS 1995; SIRGAS;" + " Sistema de Referencia Geocentrico para America del Sur 1995"),
            Map.entry(
                    4674,
                    "SIRGAS 2000; Sistema de Referencia Geocentrico para las Americas 2000;"
                            + " Sistema de Referencia Geocentrico para America del Sur 2000"),
            Map.entry(
                    5360,
                    "SIRGAS-Chile; SIRGAS-Chile 2002; SIRGAS-Chile realization 1 epoch 2002;"
                            + " SIRGAS-Chile realizacion 1; SIRGAS-Chile epoch 2002.00"),
            Map.entry(
                    8949,
                    "SIRGAS-Chile 2010; SIRGAS-Chile realization 2 epoch 2010; SIRGAS-Chile realizacion 2;"
                            + " SIRGAS-Chile epoch 2010.00"),
            Map.entry(
                    9148,
                    "SIRGAS-Chile 2013; SIRGAS-Chile realization 3 epoch 2013; SIRGAS-Chile realizacion 3;"
                            + " SIRGAS-Chile epoch 2013.00"),
            Map.entry(
                    9153,
                    "SIRGAS-Chile 2016; SIRGAS-Chile realization 4 epoch 2016; SIRGAS-Chile realizacion 4;"
                            + " SIRGAS-Chile epoch 2016.00"),
            Map.entry(
                    20041,
                    "SIRGAS-Chile 2021; SIRGAS-Chile realization 5 epoch 2021; SIRGAS-Chile realizacion 5;"
                            + " SIRGAS-Chile epoch 2021.00")));

    private static final Set<String> WEB_MERCATORS = Set.of(
            "wgs84pseudomercator",
            "wgs84popularvisualisationpseudomercator",
            "webmercator",
            "wgs1984webmercator",
            "wgs1984webmercatorauxiliarysphere",
            "wgs84webmercator",
            "wgs84webmercatorauxiliarysphere",
            "popularvisualisationcrsmercator",
            "popularvisualisationcrsmercatordeprecated",
            "googlemapsglobalmercator",
            "googlemercator");

    /** Numbers under which files know a system besides its own: ESRI's, abolished ones, those of three dimensions. */
    private static final Map<Integer, Integer> OTHER_NUMBERS = Map.ofEntries(
            Map.entry(900913, WEB_MERCATOR),
            Map.entry(3785, WEB_MERCATOR),
            Map.entry(102100, WEB_MERCATOR),
            Map.entry(102113, WEB_MERCATOR),
            Map.entry(4979, 4326),
            Map.entry(4329, 4326),
            Map.entry(4291, 4618),
            Map.entry(29177, 29187),
            Map.entry(29178, 29188),
            Map.entry(29179, 29189),
            Map.entry(29180, 29190),
            Map.entry(4989, 4674),
            Map.entry(4975, 4170),
            Map.entry(5359, 5360),
            Map.entry(8948, 8949),
            Map.entry(9147, 9148),
            Map.entry(9152, 9153),
            Map.entry(20040, 20041));

    private static final Pattern UTM = Pattern.compile("(.*?)utm(?:zone|zona|huso|z|h)?(\\d{1,2})"
            + "(s|sur|south|hemisferiosur|southernhemisphere|n|norte|north|northernhemisphere)");
    private static final Pattern UTM_FIRST = Pattern.compile("utm(.+?)(?:zone|zona|huso)?(\\d{1,2})(s|sur|south)");
    private static final Pattern CODE =
            Pattern.compile("(?i)(?:.*\\bEPSG(?:/[\\d.]+/|::?|:[\\d.]+:|/)|)\\s*(\\d{4,6})\\s*");

    private CrsNames() {}

    private static Map<String, Integer> spellings(Map<Integer, String> bySystem) {
        Map<String, Integer> found = new HashMap<>();
        bySystem.forEach(
                (code, names) -> Arrays.stream(names.split(";")).forEach(name -> found.put(normal(name), code)));
        return Map.copyOf(found);
    }

    /** Only letters and digits, in lower case, without accents. */
    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }

    /** The number by which the register knows the system now. */
    static int current(int code) {
        return OTHER_NUMBERS.getOrDefault(code, code);
    }

    /** The geographic system of a datum's name. */
    static OptionalInt datum(String name) {
        String normal = normal(name);
        Integer found = DATUMS.get(normal);
        if (found == null && normal.startsWith("d")) {
            found = DATUMS.get(normal.substring(1)); // ESRI: D_WGS_1984
        }
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** The system that a name names, geographic or projected. */
    static OptionalInt system(String name) {
        String normal = normal(name);
        if (WEB_MERCATORS.contains(normal)) {
            return OptionalInt.of(WEB_MERCATOR);
        }
        Matcher utm = UTM.matcher(normal);
        if (utm.matches()) {
            return utm(
                    datum(utm.group(1)),
                    Integer.parseInt(utm.group(2)),
                    utm.group(3).matches("[sh].*|.*sur"));
        }
        Matcher utmFirst = UTM_FIRST.matcher(normal);
        if (utmFirst.matches()) {
            return utm(datum(utmFirst.group(1)), Integer.parseInt(utmFirst.group(2)), true);
        }
        Integer geographic = DATUMS.get(normal.startsWith("gcs") ? normal.substring(3) : normal);
        return geographic == null ? OptionalInt.empty() : OptionalInt.of(geographic);
    }

    /** The number in {@code EPSG:24879}, its URN, its address, or alone. */
    static OptionalInt code(String text) {
        if (normal(text).endsWith("crs84")) {
            return OptionalInt.of(4326);
        }
        Matcher code = CODE.matcher(text.strip());
        return code.matches() ? OptionalInt.of(current(Integer.parseInt(code.group(1)))) : OptionalInt.empty();
    }

    private static OptionalInt utm(OptionalInt datum, int zone, boolean south) {
        return datum.isEmpty() ? datum : utm(datum.getAsInt(), zone, south);
    }

    /** The UTM zone of a datum, if the register has it. */
    static OptionalInt utm(int geographic, int zone, boolean south) {
        boolean chilean = south && (zone == 18 || zone == 19);
        boolean american = south && zone >= 17 && zone <= 25;
        int code = switch (geographic) {
            case 4326 -> zone >= 1 && zone <= 60 ? (south ? 32700 : 32600) + zone : 0;
            case 4248 -> american && zone <= 22 ? 24860 + zone : 0;
            case 4618 -> american ? 29170 + zone : 0;
            case 4674 -> american ? 31960 + zone : 0;
            case 4170 -> american ? 31975 + zone : 0;
            case 5360 -> chilean ? 5380 - zone : 0;
            case 8949 -> chilean ? 8932 + zone : 0;
            case 9148 -> chilean ? 9131 + zone : 0;
            case 9153 -> chilean ? 9136 + zone : 0;
            case 20041 -> chilean ? 20030 + zone : 0;
            default -> 0;
        };
        return code == 0 ? OptionalInt.empty() : OptionalInt.of(code);
    }
}
