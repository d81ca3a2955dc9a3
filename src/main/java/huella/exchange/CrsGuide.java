package huella.exchange;

import huella.geo.Crs;
import huella.geo.FileCrs;
import java.util.Arrays;
import java.util.List;

/**
 * When to choose a coordinate system, in the words of who works in a municipality; what it is, is {@link Crs}'s.
 *
 * @param titleEs of the system as it stands in a file, where x always comes first
 */
record CrsGuide(String titleEs, String titleEn, String useEs, String useEn) {

    static CrsGuide of(Crs crs) {
        return switch (crs) {
            case CRS84, WGS84 ->
                new CrsGuide(
                        "WGS 84, longitud y latitud",
                        "WGS 84, longitude and latitude",
                        "En grados, como el GPS y Google Earth. Elíjalo si no le piden otro: todos los programas lo"
                                + " entienden.",
                        "In degrees, like GPS and Google Earth. Choose it unless you are asked for another: every"
                                + " program understands it.");
            case UTM_19S ->
                named(
                        crs,
                        "En metros, el habitual en la Región. Elíjalo para medir distancias y superficies o para cruzar"
                                + " con planos.",
                        "In metres, the usual one in the Region. Choose it to measure distances and areas or to combine"
                                + " with plans.");
            case SIRGAS_2002_19S ->
                named(
                        crs,
                        "En metros, el marco oficial anterior de Chile. Elíjalo si su cartografía o las bases técnicas"
                                + " piden SIRGAS 2002.",
                        "In metres, Chile's previous official frame. Choose it if your maps or the technical terms ask"
                                + " for SIRGAS 2002.");
            case SIRGAS_2016_19S ->
                named(
                        crs,
                        "En metros, un marco oficial más reciente de Chile. Elíjalo si se lo piden expresamente (SIRGAS"
                                + " 2016).",
                        "In metres, a more recent official frame of Chile. Choose it if you are asked for it by name"
                                + " (SIRGAS 2016).");
            case WEB_MERCATOR ->
                named(
                        crs,
                        "El de los mapas web. Sirve para dibujar sobre ellos, no para medir: exagera las distancias.",
                        "That of web maps. Good for drawing on them, not for measuring: it exaggerates distances.");
        };
    }

    private static CrsGuide named(Crs crs, String useEs, String useEn) {
        return new CrsGuide(crs.titleEs(), crs.titleEn(), useEs, useEn);
    }

    /**
     * The systems that are offered for files, in this order. Longitude-first WGS 84 is not one of them: in a file it is
     * the same as {@link Crs#WGS84}, see {@link FileCrs}.
     */
    static List<Crs> inOrder() {
        return Arrays.asList(Crs.WGS84, Crs.UTM_19S, Crs.SIRGAS_2002_19S, Crs.SIRGAS_2016_19S, Crs.WEB_MERCATOR);
    }
}
