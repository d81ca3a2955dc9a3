package huella.exchange;

import huella.geo.Format;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What a format is good for, in the words of who works in a municipality; the format itself is {@link Format}'s. One
 * sentence each, in both languages, so that page and interface say the same.
 *
 * @param rank the order in which formats are offered: what most people need comes first
 * @param recommended the one to take when in doubt
 */
record FormatGuide(int rank, boolean recommended, String titleEn, String useEs, String useEn) {

    static FormatGuide of(Format format) {
        return switch (format) {
            case GEOPACKAGE ->
                of(
                        0,
                        "GeoPackage",
                        "El mejor para QGIS, y ArcGIS Pro también lo abre: un solo archivo, con nombres de campo"
                                + " completos y todas las tildes.",
                        "Best for QGIS, and ArcGIS Pro opens it too: a single file with full field names and every"
                                + " accent.");
            case SHAPEFILE ->
                of(
                        1,
                        "Shapefile (zip)",
                        "Para ArcGIS, AutoCAD Map y programas más antiguos. Acorta los nombres de los campos; el zip trae"
                                + " la lista completa.",
                        "For ArcGIS, AutoCAD Map and older programs. It shortens field names; the zip holds the full"
                                + " list.");
            case XLSX ->
                of(
                        2,
                        "Excel (xlsx)",
                        "Para Excel y LibreOffice: se abre con doble clic, en columnas y con sus tildes. Trae un punto"
                                + " (x, y) por iniciativa y una hoja «Léame».",
                        "For Excel and LibreOffice: opens with a double click, in columns and with its accents. Holds a"
                                + " point (x, y) for each initiative and a sheet “Léame”.");
            case CSV ->
                of(
                        3,
                        "CSV (table)",
                        "Una tabla como texto, para otros programas. La geometría va en la última columna (WKT).",
                        "A table as text, for other programs. The geometry is in the last column (WKT).");
            case KML ->
                of(
                        4,
                        "KML",
                        "Para mirar las iniciativas en Google Earth.",
                        "To look at the initiatives in Google Earth.");
            case KMZ ->
                of(
                        5,
                        "KMZ",
                        "Lo mismo que KML, comprimido: más cómodo para enviar por correo.",
                        "The same as KML, compressed: handier to send by e-mail.");
            case GPX ->
                of(
                        6,
                        "GPX",
                        "Para llevar puntos y recorridos a terreno en un GPS o en el teléfono. Las áreas van como su"
                                + " contorno.",
                        "To take points and routes to the field on a GPS or a phone. Areas go as their outline.");
            case GEOJSON ->
                of(
                        7,
                        "GeoJSON",
                        "Para mapas web y para programar; QGIS también lo abre.",
                        "For web maps and for programming; QGIS opens it too.");
            case FLATGEOBUF ->
                of(
                        8,
                        "FlatGeobuf",
                        "Para la web y para grandes volúmenes: se lee por partes, sin bajar todo el archivo.",
                        "For the web and for large volumes: it is read in parts, without fetching the whole file.");
            case GEOJSON_SEQ ->
                of(
                        9,
                        "GeoJSON, one per line",
                        "Para procesar con programas, línea por línea.",
                        "To be processed by programs, line by line.");
        };
    }

    private static FormatGuide of(int rank, String titleEn, String useEs, String useEn) {
        return new FormatGuide(rank, rank == 0, titleEn, useEs, useEn);
    }

    static List<Format> inOrder() {
        return Arrays.stream(Format.values())
                .sorted(Comparator.comparingInt(format -> of(format).rank))
                .toList();
    }
}
