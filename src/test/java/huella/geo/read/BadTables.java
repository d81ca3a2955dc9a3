package huella.geo.read;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import huella.geo.read.ShapefileBytes.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Shapefiles whose table, or what stands beside it, is wrong. */
final class BadTables {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEADER = 97;
    private static final int ROW = 30;

    private BadTables() {}

    static List<BadFile> all() {
        List<BadFile> all = new ArrayList<>(headers());
        all.addAll(rows());
        all.addAll(columns());
        all.addAll(texts());
        all.addAll(companions());
        return all;
    }

    private static List<BadFile> headers() {
        return List.of(
                dbf("empty", "no bytes", new Refused("vacía"), table -> new byte[0]),
                dbf("header-cut", "ends among its columns", new Refused("se cortó"), table -> Arrays.copyOf(table, 70)),
                dbf(
                        "header-huge",
                        "a header of 65,535 bytes",
                        new Refused("se cortó"),
                        table -> word(table, 8, 0xFFFF)),
                dbf("header-short", "a header of 10 bytes", new Refused("dañada"), table -> word(table, 8, 10)),
                dbf(
                        "row-short",
                        "rows shorter than their columns",
                        new Refused("no caben"),
                        table -> word(table, 10, 12)),
                dbf("row-none", "rows of no bytes", new Refused("no caben"), table -> word(table, 10, 0)),
                dbf("version-7", "dBASE 7", new Refused("versión de dBASE"), table -> {
                    table[0] = 4;
                    return table;
                }),
                dbf("count-huge", "a header that counts 2 billion rows", new Mended(3, "y trae 3"), table -> {
                    ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN).putInt(4, Integer.MAX_VALUE);
                    return table;
                }),
                dbf(
                        "count-zero",
                        "a header that counts no rows",
                        new Mended(3, "y trae 3"),
                        table -> word(table, 4, 0)));
    }

    private static List<BadFile> rows() {
        return List.of(
                dbf(
                        "rows-missing",
                        "one row for three shapes",
                        new Mended(3, "tantas formas (3) como filas en su tabla (1)"),
                        table -> Arrays.copyOf(table, HEADER + ROW)),
                dbf(
                        "row-cut",
                        "ends in its last row",
                        new Mended(3, "tantas formas (3) como filas en su tabla (2)"),
                        table -> Arrays.copyOf(table, HEADER + 2 * ROW + 7)),
                changed(
                        "rows-more",
                        "more rows than shapes",
                        new Mended(3, "tantas formas (3) como filas en su tabla (6)"),
                        files -> {
                            List<List<String>> twice = new ArrayList<>(ShapefileBytes.rows());
                            twice.addAll(ShapefileBytes.rows());
                            files.put(
                                    "area.dbf",
                                    ShapefileBytes.dbf(0, ShapefileBytes.FIELDS, StandardCharsets.UTF_8, twice));
                        }),
                dbf("rows-deleted", "a row marked as deleted", new Mended(2, "marcados como borrados"), table -> {
                    table[HEADER + ROW] = '*';
                    return table;
                }),
                dbf(
                        "row-mark",
                        "a row that is neither there nor deleted",
                        new Mended(3, "tantas formas (3) como filas en su tabla (1)"),
                        table -> {
                            table[HEADER + ROW] = 'x';
                            return table;
                        }),
                dbf(
                        "end-missing",
                        "no mark at its end",
                        new Reads(3),
                        table -> Arrays.copyOf(table, table.length - 1)));
    }

    private static List<BadFile> columns() {
        List<String> blank = List.of("*********", "");
        Field number = new Field("NUMERO", 'N', 9, 0);
        Field day = new Field("DIA", 'D', 8, 0);
        return List.of(
                table("none", "no columns", new Reads(3), List.of(), List.of()),
                table("twice", "two columns of one name", new Reads(3), List.of(number, number), List.of("1", "2")),
                table(
                        "unnamed",
                        "a column without a name",
                        new Reads(3),
                        List.of(new Field("", 'C', 4, 0)),
                        List.of("a")),
                table(
                        "no-width",
                        "a column of no width",
                        new Reads(3),
                        List.of(new Field("A", 'N', 0, 0)),
                        List.of("")),
                table("stars", "numbers that did not fit", new Reads(3), List.of(number, number), blank),
                table("words", "words where numbers belong", new Reads(3), List.of(number), List.of("muchos")),
                table("numbers-endless", "1e400", new Reads(3), List.of(number), List.of("1e400")),
                table("days", "the 31st of February", new Reads(3), List.of(day), List.of("20260231")),
                table("days-words", "a word for a day", new Reads(3), List.of(day), List.of("ayer")),
                table(
                        "formulas",
                        "formulas",
                        new Reads(3),
                        List.of(new Field("F", 'C', 30, 0)),
                        List.of("=HYPERLINK(\"x\")")),
                table(
                        "unseen",
                        "zeros and controls in a text",
                        new Reads(3),
                        List.of(new Field("C", 'C', 9, 0)),
                        List.of("a\u0001\u001B\0b")),
                table(
                        "memo",
                        "a column that points to another file",
                        new Mended(3, "no se leen estas columnas"),
                        List.of(new Field("NOTA", 'M', 10, 0)),
                        List.of("1")),
                table(
                        "type-unknown",
                        "a column of a type that does not exist",
                        new Mended(3, "no se leen estas columnas"),
                        List.of(new Field("NOTA", '\u007F', 10, 0)),
                        List.of("1")));
    }

    private static List<BadFile> texts() {
        return List.of(
                changed(
                        "cpg-lies",
                        "a .cpg that says UTF-8 over Windows-1252",
                        new Mended(3, "así se leyeron"),
                        files -> {
                            files.put("area.dbf", table(0, WINDOWS));
                        }),
                changed(
                        "cpg-lies-other",
                        "a .cpg that says 1252 over UTF-8",
                        new Mended(3, "así se leyeron"),
                        files -> {
                            files.put("area.cpg", ascii("1252"));
                        }),
                changed("cpg-unknown", "a .cpg that says nothing known", new Mended(3, "No se conoce"), files -> {
                    files.put("area.cpg", ascii("Klingon-8"));
                }),
                changed("cpg-wide", "a .cpg that says UTF-16", new Mended(3, "No se conoce"), files -> {
                    files.put("area.cpg", ascii("UTF-16"));
                }),
                changed("cpg-bytes", "a .cpg of zeros", new Reads(3), files -> files.put("area.cpg", new byte[300])),
                changed("windows-1252", "Windows-1252 and no .cpg", new Reads(3), files -> {
                    files.put("area.dbf", table(0, WINDOWS));
                    files.remove("area.cpg");
                }),
                changed("cp850", "code page 850, as its header says", new Reads(3), files -> {
                    files.put("area.dbf", table(2, Charset.forName("IBM850")));
                    files.remove("area.cpg");
                }),
                changed("mixed-texts", "one text of three not in UTF-8", new Mended(3, "como los demás"), files -> {
                    byte[] table = files.get("area.dbf");
                    table[HEADER + 1 + 4] = (byte) 0xF1;
                }),
                changed("cut-letter", "a text cut in the middle of a letter", new Reads(3), files -> {
                    byte[] table = files.get("area.dbf");
                    Arrays.fill(table, HEADER + 1, HEADER + 20, (byte) 'a');
                    table[HEADER + 20] = (byte) 0xC3;
                }));
    }

    private static List<BadFile> companions() {
        return List.of(
                changed(
                        "dbf-missing",
                        "without a table",
                        new Mended(3, "sin su tabla"),
                        files -> files.remove("area.dbf")),
                changed("dbf-alone", "with a table of another name", new Mended(3, "tabla sin .shp"), files -> {
                    files.put("otra.dbf", files.get("area.dbf"));
                }),
                changed("shp-missing", "without shapes", new Refused("no el .shp"), files -> files.remove("area.shp")),
                changed("prj-empty", "an empty .prj", new Reads(3), files -> files.put("area.prj", new byte[0])),
                changed("prj-long", "a .prj of 30 kB", new Reads(3), files -> files.put("area.prj", new byte[30_000])),
                changed("one-bad", "a good layer beside a broken one", new Refused("«otra.shp»"), files -> {
                    files.put("otra.shp", ascii("nada"));
                }),
                changed("cases", "names in upper and lower case", new Reads(3), files -> {
                    files.put("AREA.DBF", files.remove("area.dbf"));
                    files.put("Area.PRJ", files.remove("area.prj"));
                }));
    }

    private static BadFile dbf(String name, String wrong, Expected expected, UnaryOperator<byte[]> change) {
        return BadShapes.file("dbf-" + name, wrong, expected, "area.dbf", change);
    }

    /** Three rows that are the same. */
    private static BadFile table(String name, String wrong, Expected expected, List<Field> fields, List<String> row) {
        return changed(
                "dbf-" + name,
                wrong,
                expected,
                files -> files.put(
                        "area.dbf", ShapefileBytes.dbf(0, fields, StandardCharsets.UTF_8, List.of(row, row, row))));
    }

    private static BadFile changed(String name, String wrong, Expected expected, Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> files = ShapefileBytes.files();
        change.accept(files);
        return new BadFile(name + ".zip", wrong, expected, ZipBytes.of(files));
    }

    private static byte[] table(int languageDriver, Charset charset) {
        return ShapefileBytes.dbf(languageDriver, ShapefileBytes.FIELDS, charset, ShapefileBytes.rows());
    }

    private static byte[] word(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(at, (short) value);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
