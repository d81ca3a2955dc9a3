package huella.geo.read;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.FeaturesRefused;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import java.util.ArrayList;
import java.util.List;

/** KML files with a good place beside one whose shape is wrong. */
final class BadKmlShapes {

    private BadKmlShapes() {}

    static List<BadFile> all() {
        List<BadFile> all = new ArrayList<>(coordinates());
        all.addAll(shapes());
        return all;
    }

    private static List<BadFile> coordinates() {
        FeaturesRefused form = new FeaturesRefused(1, "longitud,latitud", 1);
        FeaturesRefused degrees = new FeaturesRefused(1, "solo grados", 1);
        return List.of(
                line(
                        "spaces-behind-commas.kml",
                        "has spaces behind its commas",
                        new Reads(2),
                        "-70, -23, 0 -69, -22, 0"),
                line("decimal-commas.kml", "has decimal commas", form, "-70,41,-23,65 -69,2,-22,1"),
                line("decimal-commas-two.kml", "has decimal commas and spaces", degrees, "-70,4012 -23,6509"),
                line("only-spaces.kml", "has spaces where commas belong", form, "-70 -23 -69 -22"),
                line("only-commas.kml", "has commas where spaces belong", form, "-70,-23,0,-69,-22,0"),
                line("sexagesimal.kml", "has degrees and minutes", form, "70°24'W,23°39'S 69°W,22°S"),
                line("metres.kml", "has metres of UTM instead of degrees", degrees, "346000,7400000 347000,7401000"),
                line("not-a-number.kml", "has what programs write for no number", form, "NaN,NaN -69,-22"),
                line("infinite.kml", "has a number beyond all numbers", degrees, "-1e999,-23 -69,-22"),
                line("heights.kml", "has heights", new Mended(2, "alturas"), "-70,-23,2260 -69,-22,2300"),
                // nothing in the file says so: that it lies in Antarctica is noticed where places are looked at
                line("latitude-first.kml", "has latitude before longitude", new Reads(2), "-23,-70 -22,-69"));
    }

    private static List<BadFile> shapes() {
        FeaturesRefused nothing = new FeaturesRefused(1, "No tiene forma", 1);
        return List.of(
                shape("empty-placemark.kml", "has a place with nothing in it", nothing, ""),
                shape(
                        "empty-coordinates.kml",
                        "has a point without coordinates",
                        nothing,
                        "<Point><coordinates/></Point>"),
                shape(
                        "empty-collection.kml",
                        "has a collection of nothing",
                        nothing,
                        "<MultiGeometry><Polygon/></MultiGeometry>"),
                shape(
                        "model.kml",
                        "has a model of a building",
                        nothing,
                        "<Model><Location><latitude>-23</latitude></Location></Model>"),
                shape(
                        "line-of-one-point.kml",
                        "has a line that stays where it is",
                        new FeaturesRefused(1, "todos sus puntos son uno", 1),
                        "<LineString><coordinates>-70,-23 -70,-23</coordinates></LineString>"),
                shape(
                        "ring-of-two.kml",
                        "has an area with two corners",
                        new FeaturesRefused(1, "superficie", 1),
                        area("-70,-23 -69,-22 -70,-23", "")),
                shape(
                        "unclosed-ring.kml",
                        "has a ring that is not closed",
                        new Mended(2, "no estaba cerrado"),
                        area("-70,-23 -69,-23 -69,-22", "")),
                shape(
                        "hole-of-nothing.kml",
                        "has a hole in an area without an outline",
                        new FeaturesRefused(1, "solo quedan sus huecos", 1),
                        area(
                                "",
                                "<innerBoundaryIs><LinearRing><coordinates>-70,-23 -69,-23 -69,-22 -70,-23"
                                        + "</coordinates></LinearRing></innerBoundaryIs>")),
                shape(
                        "hole-without-area.kml",
                        "has a hole with two corners",
                        new Mended(2, "hueco"),
                        area(
                                BadKmlFiles.RING,
                                "<innerBoundaryIs><LinearRing><coordinates>-69.5,-22.9 -69.4,-22.9</coordinates></LinearRing></innerBoundaryIs>")),
                shape(
                        "mixed.kml",
                        "has a point and an area in one place",
                        new Mended(2, "Mezclaba"),
                        "<MultiGeometry><Point><coordinates>-70,-23</coordinates></Point>" + area(BadKmlFiles.RING, "")
                                + "</MultiGeometry>"),
                shape(
                        "holes-first.kml",
                        "has its hole before its shell",
                        new Reads(2),
                        "<Polygon><innerBoundaryIs><LinearRing><coordinates>-69.2,-22.9 -69.1,-22.9 -69.1,-22.8 -69.2,-22.9</coordinates>"
                                + "</LinearRing></innerBoundaryIs><outerBoundaryIs><LinearRing><coordinates>"
                                + BadKmlFiles.RING
                                + "</coordinates></LinearRing></outerBoundaryIs></Polygon>"));
    }

    static String area(String ring, String holes) {
        return "<Polygon><outerBoundaryIs><LinearRing><coordinates>" + ring
                + "</coordinates></LinearRing></outerBoundaryIs>" + holes + "</Polygon>";
    }

    /** A good place beside the one with these coordinates. */
    private static BadFile line(String name, String wrong, Expected expected, String coordinates) {
        return shape(name, wrong, expected, "<LineString><coordinates>" + coordinates + "</coordinates></LineString>");
    }

    private static BadFile shape(String name, String wrong, Expected expected, String shape) {
        return BadKmlFiles.file(
                name, wrong, expected, BadKmlFiles.document(BadKmlFiles.place(shape) + BadKmlFiles.POINT));
    }
}
