package huella.geo.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.FeaturesRefused;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** CSV that is wrong, each file in one way. */
final class BadCsvFiles {

    private static final String GOOD = "buena,POINT (-70 -22)\n";
    private static final String WKB_LINE =
            "010200000002000000000000000000F03F000000000000004000000000000008400000000000001040";

    private BadCsvFiles() {}

    static List<BadFile> all() {
        return Stream.of(quotes(), headers(), columns(), cells(), texts(), bytes(), harmless())
                .flatMap(List::stream)
                .toList();
    }

    /** Good ones, to be changed at random. */
    static List<byte[]> seeds() {
        return Stream.of(
                        "nombre,WKT\r\n\"Área \"\"uno\"\"\",\"POLYGON ((-70 -22, -69 -22, -69 -21, -70 -22))\"\r\n"
                                + GOOD,
                        "id;este;norte;nombre\n1;346.000,5;7.412.345,25;Ñandú\n2;347.000,5;7.413.345,25;Río\n",
                        "latitud\tlongitud\n23°39'00\"S\t70°24'00\"O\n-23.5\t-70,4\n",
                        "id,geom\n1,MULTIPOINT ZM ((1 2 3 4))\n2," + WKB_LINE + "\n",
                        "geom\tid\nSRID=24879;POINT (1 2)\t1\n")
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    private static List<BadFile> quotes() {
        return List.of(
                bad(
                        "quote-open.csv",
                        "a quote that is never closed makes one cell of the rest",
                        new Refused("La fila 2 tiene una comilla"),
                        "nombre,wkt\n\"sin cierre,POINT (-70 -22)\n" + GOOD),
                bad(
                        "quote-within.csv",
                        "a quote in a quoted text that is not doubled",
                        new Refused("La fila 3 tiene una comilla"),
                        "nombre,wkt\n" + GOOD + "\"pozo \"uno\" norte\",POINT (-70 -22)\n"),
                bad(
                        "separator-unquoted.csv",
                        "a line in well-known text without quotes, cut by its own commas",
                        new FeaturesRefused(1, "Tiene 4 celdas y el encabezado 2", 2),
                        "nombre,wkt\n" + GOOD + "ruta,LINESTRING (1 2, 3 4, 5 6)\n" + GOOD));
    }

    private static List<BadFile> headers() {
        return List.of(
                bad(
                        "only-names.csv",
                        "not one row of data",
                        new Refused("ninguna fila con datos"),
                        "nombre,este,norte\n\n\n"),
                bad("names-missing-shapes.csv", "begins with a shape", new Refused("faltan los nombres"), GOOD + GOOD),
                bad(
                        "names-missing-numbers.csv",
                        "begins with numbers",
                        new Refused("faltan los nombres"),
                        "346000,7412345\n346001,7412346\n"),
                bad(
                        "too-many-columns.csv",
                        "more columns than a file may have",
                        new Refused(ReadLimits.COLUMNS),
                        IntStream.rangeClosed(0, ReadLimits.DEFAULT.columns())
                                        .mapToObj(i -> "c" + i)
                                        .collect(Collectors.joining(","))
                                + "\n1\n"),
                bad(
                        "names-blank-and-twice.csv",
                        "two columns of one name and one of none",
                        new Reads(1),
                        "a,a,,wkt\n1,2,3,POINT (-70 -22)\n"));
    }

    private static List<BadFile> columns() {
        return List.of(
                bad(
                        "prose.csv",
                        "a letter and no table",
                        new Refused("No se sabe qué columnas"),
                        "Estimada señora:\nle envío la ruta.\nSaludos\n"),
                bad(
                        "no-place.csv",
                        "a table without coordinates",
                        new Refused("«nombre», «direccion»"),
                        "nombre,direccion\nPlaza,Av. Brasil 1\n"),
                bad(
                        "two-pairs.csv",
                        "degrees and metres",
                        new Refused("más de un par de columnas"),
                        "lon,lat,este,norte\n-70,-23,346000,7412345\n"),
                bad(
                        "words-in-x-and-y.csv",
                        "columns called x and y that hold words",
                        new Refused("no traen números"),
                        "x,y\nsí,no\nno,sí\n"),
                bad(
                        "two-shapes.csv",
                        "two columns of shapes",
                        new Refused("Varias columnas traen formas"),
                        "inicio,fin\nPOINT (1 2),POINT (3 4)\n"),
                bad(
                        "both-in-one-cell.csv",
                        "latitude and longitude in one column, as a phone copies them",
                        new Refused("Las columnas son: «lugar», «coordenadas»"),
                        "lugar;coordenadas\nPozo;-23.65, -70.40\n"));
    }

    private static List<BadFile> cells() {
        String head = "nombre;este;norte\nbuena;346000;7412345\n";
        return List.of(
                cell("no-number.csv", "a word for a number", head + "a;s/i;7412345\n", "no es una coordenada"),
                cell("half-missing.csv", "no northing", head + "a;346000;\n", "Le falta la coordenada"),
                cell("both-missing.csv", "neither easting nor northing", head + "a;;\n", "No tiene forma"),
                cell("row-short.csv", "a row that ends early", head + "a\n", "No tiene forma"),
                cell("too-large.csv", "a number beyond what a double holds", head + "a;1e999;1\n", "número finito"),
                cell("hexadecimal.csv", "a number as Java would take it", head + "a;0x1p9;1\n", "no es una coordenada"),
                cell(
                        "long-number.csv",
                        "a number with a thousand digits",
                        head + "a;" + "7".repeat(1000) + ";1\n",
                        "no es una coordenada"),
                cell(
                        "minutes-over-sixty.csv",
                        "degrees with 61 minutes",
                        "nombre;longitud;latitud\nbuena;70°30'00\"W;23°30'00\"S\na;70°61'00\"W;23°30'00\"S\n",
                        "no es una coordenada"));
    }

    private static List<BadFile> texts() {
        String collection = "GEOMETRYCOLLECTION (";
        return List.of(
                wkt("wkt-cut.csv", "a cell cut at so many characters", "LINESTRING (1 2, 3 4", "termina a la mitad"),
                wkt("wkt-circle.csv", "a kind that is none", "CIRCLE (1 2, 5)", "no empieza con una clase"),
                wkt("wkt-arc.csv", "an arc", "CIRCULARSTRING (0 0, 1 1, 2 0)", "arcos o curvas"),
                wkt("wkt-decimal-comma.csv", "decimals with a comma", "POINT (-70,5 -23,5)", "no se entiende desde"),
                wkt("wkt-nan.csv", "no number", "POINT (NaN -23)", "número finito"),
                wkt("wkt-two-shapes.csv", "two in one cell", "POINT (1 2) POINT (3 4)", "no se entiende desde"),
                wkt("wkt-five-numbers.csv", "a comma lost", "LINESTRING (1 2 3 4 5 6)", "más de cuatro números"),
                wkt("wkt-empty.csv", "an empty shape", "POLYGON EMPTY", "No tiene forma"),
                wkt(
                        "wkt-one-point-line.csv",
                        "a line of one point twice",
                        "LINESTRING (1 2, 1 2)",
                        "todos sus puntos son uno"),
                wkt(
                        "wkt-deep.csv",
                        "collections inside each other",
                        collection.repeat(1000) + "POINT (1 2)" + ")".repeat(1000),
                        "colecciones dentro de colecciones"),
                wkt("wkt-brackets.csv", "brackets without end", "POLYGON " + "(".repeat(5000), "no se entiende desde"),
                wkt("wkb-cut.csv", "hexadecimal cut in a number", WKB_LINE.substring(0, 60), "cortados o dañados"),
                wkt(
                        "wkb-odd.csv",
                        "hexadecimal with half a byte",
                        WKB_LINE.substring(1).replaceFirst("^1", "01") + "0",
                        "cortados o dañados"),
                wkt(
                        "wkb-count-lies.csv",
                        "a line of two thousand million positions",
                        WKB_LINE.replace("0200000002000000", "02000000FFFFFF7F"),
                        "cortados o dañados"),
                wkt("srid-changes.csv", "one row in another system", "SRID=24879;POINT (1 2)", "Dice SRID 24879"));
    }

    private static List<BadFile> bytes() {
        String accents = "año;este;norte\nÑandú de Calamá;346000;7412345\n";
        return List.of(
                encoded(
                        "windows-1252.csv",
                        "as Excel saves it",
                        "windows-1252",
                        new Mended(1, "windows-1252"),
                        accents),
                encoded("dos.csv", "as DOS saved it", "IBM850", new Mended(1, "IBM850"), accents),
                encoded("utf-16.csv", "as Excel saves Unicode text", "UTF-16", new Reads(1), accents),
                bad("zero-inside.csv", "a zero in a text", new Reads(1), "a;este;norte\nb\0c;346000;7412345\n"),
                bad("old-mac.csv", "lines that end in a carriage return", new Reads(1), accents.replace('\n', '\r')),
                bad("dos-end.csv", "the sign with which DOS ended a file", new Reads(1), accents + "\u001A"));
    }

    private static List<BadFile> harmless() {
        return List.of(
                bad(
                        "ring-open.csv",
                        "the last vertex is not the first",
                        new Mended(1, "no estaba cerrado"),
                        "wkt\n\"POLYGON ((0 0, 9 0, 9 9))\"\n"),
                bad("heights.csv", "three numbers in a position", new Mended(1, "alturas"), "wkt\nPOINT Z (1 2 3)\n"),
                bad("separator-declared.csv", "a first line for Excel", new Reads(1), "sep=|\nx|y\n1|2\n"),
                bad("formula.csv", "a text that a spreadsheet runs", new Reads(1), "a,x,y\n=1+1,1,2\n"),
                bad(
                        "blank-rows.csv",
                        "blank rows before, between and behind",
                        new Reads(2),
                        "\n,,\nx,y,z\n1,2,3\n\n4,5,6\n,,\n"));
    }

    private static BadFile cell(String name, String wrong, String text, String words) {
        return bad(name, wrong, new FeaturesRefused(1, words, 1), text);
    }

    private static BadFile wkt(String name, String wrong, String wkt, String words) {
        return bad(name, wrong, new FeaturesRefused(1, words, 1), "nombre,wkt\n" + GOOD + "mala,\"" + wkt + "\"\n");
    }

    private static BadFile encoded(String name, String wrong, String charset, Expected expected, String text) {
        return new BadFile(name, wrong, expected, text.getBytes(Charset.forName(charset)));
    }

    private static BadFile bad(String name, String wrong, Expected expected, String text) {
        return new BadFile(name, wrong, expected, text.getBytes(UTF_8));
    }
}
