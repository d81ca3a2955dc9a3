package huella.geo.read;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.FeaturesRefused;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** GPX files, each wrong in one way. */
final class BadGpxFiles {

    private static final String BEGIN = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String GPX = "<gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">";
    private static final String WPT = "<wpt lat=\"-23.65\" lon=\"-70.4\"/>";
    private static final String TRACK = "<trk><name>Caminata</name><trkseg><trkpt lat=\"-23.5\" lon=\"-70.4\"/>"
            + "<trkpt lat=\"-23.6\" lon=\"-70.3\"/></trkseg></trk>";

    private BadGpxFiles() {}

    static List<BadFile> all() {
        List<BadFile> all = new ArrayList<>(files());
        all.addAll(points());
        all.addAll(tracks());
        return all;
    }

    /** Good ones: a walk with heights, an outline with values. */
    static List<byte[]> seeds() {
        return List.of(
                bytes(gpx(WPT + "<rte><rtept lat='-22' lon='-70'/><rtept lat='-21' lon='-69'/></rte>"
                        + TRACK.replace(
                                "/></trkseg>", "><ele>1</ele><time>2026-05-20T15:30:00Z</time></trkpt></trkseg>"))),
                bytes(gpx(
                        "<trk><name>A</name><type>contorno</type><extensions><ogr:codigo>A-1</ogr:codigo></extensions>"
                                + "<trkseg><trkpt lat='-24' lon='-70'/><trkpt lat='-24' lon='-69'/><trkpt lat='-23' lon='-69'/>"
                                + "<trkpt lat='-24' lon='-70'/></trkseg></trk>")));
    }

    private static List<BadFile> files() {
        return List.of(
                file(
                        "entity.gpx",
                        "asks for a file of the machine that reads it",
                        new Refused("DOCTYPE"),
                        BEGIN + "<!DOCTYPE gpx [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + GPX
                                + "<wpt lat='-23' lon='-70'><name>&x;</name></wpt></gpx>"),
                file(
                        "cut.gpx",
                        "ends where the receiver lost its power",
                        new Refused("cortado o mal escrito"),
                        gpx(TRACK).substring(0, 190)),
                file(
                        "only-metadata.gpx",
                        "holds a title only",
                        new Refused("no trae puntos"),
                        gpx("<metadata><name>x</name></metadata>")),
                file("no-namespace.gpx", "has neither version nor namespace", new Reads(1), "<gpx>" + WPT + "</gpx>"),
                file(
                        "version-1-0.gpx",
                        "is of version 1.0, with elements of its maker",
                        new Reads(2),
                        "<gpx version='1.0' xmlns='http://www.topografix.com/GPX/1/0'><time>x</time>" + WPT
                                + TRACK.replace(
                                        "<trkseg>", "<url>u</url><topografix:color>ff</topografix:color><trkseg>")
                                + "</gpx>"),
                new BadFile(
                        "latin-1.gpx",
                        "is windows-1252 and says UTF-8",
                        new Mended(1, "se leyeron en windows-1252"),
                        gpx(TRACK.replace("Caminata", "Peñón")).getBytes(Charset.forName("windows-1252"))),
                file(
                        "deep-extensions.gpx",
                        "has extensions in extensions without end",
                        new Refused(ReadLimits.DEPTH),
                        gpx("<wpt lat='-23' lon='-70'><extensions>" + "<a>".repeat(60) + "</a>".repeat(60)
                                + "</extensions></wpt>")),
                file(
                        "extension-twice.gpx",
                        "has a value twice",
                        new Reads(1),
                        gpx(
                                "<wpt lat='-23' lon='-70'><extensions><ogr:a>1</ogr:a><ogr:a>2</ogr:a></extensions></wpt>")));
    }

    private static List<BadFile> points() {
        FeaturesRefused refused = new FeaturesRefused(1, "latitud (lat)", 1);
        return List.of(
                wpt("without-latitude.gpx", "has a point without latitude", refused, "lon='-70'"),
                wpt("words.gpx", "has words for numbers", refused, "lat='sur' lon='oeste'"),
                wpt("nan.gpx", "has a latitude that is no number", refused, "lat='NaN' lon='-70'"),
                wpt(
                        "swapped.gpx",
                        "has longitude and latitude in each other's place, which no latitude can be",
                        refused,
                        "lat='-110' lon='-23'"),
                wpt("metres.gpx", "has metres of UTM", refused, "lat='7400000' lon='346000'"),
                wpt(
                        "decimal-commas.gpx",
                        "has decimal commas, which mean one thing here",
                        new Mended(2, "coma decimal"),
                        "lat='-23,65' lon='-70,4'"),
                file(
                        "height.gpx",
                        "has a height",
                        new Mended(1, "alturas"),
                        gpx("<wpt lat='-23' lon='-70'><ele>2260</ele></wpt>")));
    }

    private static List<BadFile> tracks() {
        String point = "<trkpt lat='-23' lon='-70'/>";
        return List.of(
                track("empty-track.gpx", "has a track without points", new FeaturesRefused(1, "No tiene forma", 1), ""),
                track(
                        "resting.gpx",
                        "has a track of somebody who never moved",
                        new FeaturesRefused(1, "todos sus puntos son uno", 1),
                        "<trkseg>" + point.repeat(5) + "</trkseg>"),
                track(
                        "resting-segment.gpx",
                        "has a segment of one point between good ones",
                        new Mended(2, "Se dejó fuera una parte"),
                        "<trkseg>" + point + "</trkseg><trkseg>" + point + "<trkpt lat='-22' lon='-70'/></trkseg>"),
                track(
                        "open-outline.gpx",
                        "has an outline that does not end where it began",
                        new Mended(2, "no estaba cerrado"),
                        "<type>contorno</type><trkseg>" + point
                                + "<trkpt lat='-22' lon='-70'/><trkpt lat='-22' lon='-69'/></trkseg>"),
                track(
                        "flat-outline.gpx",
                        "has an outline that goes and comes back",
                        new FeaturesRefused(1, "superficie", 1),
                        "<type>contorno</type><trkseg>" + point + "<trkpt lat='-22' lon='-70'/>" + point
                                + "</trkseg>"));
    }

    private static BadFile wpt(String name, String wrong, Expected expected, String attributes) {
        return file(name, wrong, expected, gpx("<wpt " + attributes + "/>" + WPT));
    }

    private static BadFile track(String name, String wrong, Expected expected, String inside) {
        return file(name, wrong, expected, gpx("<trk>" + inside + "</trk>" + WPT));
    }

    private static String gpx(String inside) {
        return BEGIN + GPX + inside + "</gpx>";
    }

    private static BadFile file(String name, String wrong, Expected expected, String text) {
        return new BadFile(name, wrong, expected, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
