package huella.geo.read;

import static huella.geo.read.GeoPackageFile.AREA;
import static huella.geo.read.GeoPackageFile.CONTENTS;
import static huella.geo.read.GeoPackageFile.LAYERS;
import static huella.geo.read.GeoPackageFile.POINT;
import static huella.geo.read.GeoPackageFile.RUTAS;
import static huella.geo.read.GeoPackageFile.SYSTEMS;
import static huella.geo.read.GeoPackageFile.empty;
import static huella.geo.read.GeoPackageFile.frame;
import static huella.geo.read.GeoPackageFile.good;
import static huella.geo.read.GeoPackageFile.insert;
import static huella.geo.read.GeoPackageFile.joined;
import static huella.geo.read.GeoPackageFile.listed;
import static huella.geo.read.GeoPackageFile.of;

import huella.geo.read.BadFile.Expected.Mended;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * GeoPackages that are wrong as databases; those whose shapes are wrong: {@link BadGeoPackageShapes}; whose pages are:
 * {@link BadGeoPackagePages}.
 */
final class BadGeoPackages {

    /** Counts for ever. */
    private static final String ENDLESS =
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i, i FROM n";

    private BadGeoPackages() {}

    static List<BadFile> all() {
        return Stream.of(hostile(), incomplete(), odd(), BadGeoPackagePages.all(), BadGeoPackageShapes.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Small and good. */
    static List<byte[]> seeds() {
        return List.of(good(), of(joined(empty(), List.of(insert(1, BadGeoPackageShapes.everyKind())))));
    }

    private static List<BadFile> hostile() {
        List<String> layer = listed("rutas", "geom", 4326);
        return List.of(
                new BadFile(
                        "triggers.gpkg",
                        "triggers on every change; reading changes nothing",
                        new Reads(2),
                        good(
                                "CREATE TRIGGER a AFTER INSERT ON rutas BEGIN DELETE FROM rutas; END",
                                "CREATE TRIGGER b AFTER UPDATE ON gpkg_contents BEGIN SELECT load_extension('x'); END")),
                new BadFile(
                        "layer-is-endless-view.gpkg",
                        "the layer is a view that never ends",
                        new Refused("es una vista"),
                        of(joined(frame(), layer, List.of("CREATE VIEW rutas (fid, geom, nombre) AS " + ENDLESS)))),
                new BadFile(
                        "view-beside-table.gpkg",
                        "one layer is a view, the other a table",
                        new Mended(2, "es una vista"),
                        good(
                                "CREATE VIEW vista AS SELECT * FROM rutas",
                                "INSERT INTO gpkg_geometry_columns VALUES ('vista', 'geom', 4326)")),
                new BadFile(
                        "view-called-table.gpkg",
                        "sqlite_master calls the view a table with a page of its own",
                        new Refused("dañada"),
                        of(
                                joined(
                                        frame(),
                                        layer,
                                        List.of(
                                                "CREATE VIEW rutas (fid, geom, nombre) AS " + ENDLESS,
                                                "PRAGMA writable_schema = ON",
                                                "UPDATE sqlite_master SET type = 'table', rootpage = 3 WHERE name = 'rutas'")))),
                new BadFile(
                        "view-under-another-name.gpkg",
                        "sqlite_master lists the view rutas under the name of another",
                        new Refused("dañada"),
                        of(joined(
                                frame(),
                                layer,
                                List.of(
                                        "CREATE TABLE otra (fid, geom, nombre)",
                                        "CREATE VIEW rutas (fid, geom, nombre) AS " + ENDLESS,
                                        "PRAGMA writable_schema = ON",
                                        "UPDATE sqlite_master SET name = 'cambiada' WHERE name = 'rutas'",
                                        "UPDATE sqlite_master SET name = 'rutas' WHERE name = 'otra'")))),
                new BadFile(
                        "layer-is-virtual.gpkg",
                        "the layer is a virtual table",
                        new Refused("es una vista"),
                        of(joined(
                                frame(),
                                layer,
                                List.of("CREATE VIRTUAL TABLE rutas USING rtree (fid, x0, x1, +geom BLOB)")))),
                new BadFile(
                        "layer-is-the-schema.gpkg",
                        "the layer is sqlite_master itself",
                        new Refused("no es una tabla"),
                        of(joined(frame(), listed("sqlite_master", "geom", 4326)))),
                new BadFile(
                        "contents-is-endless-view.gpkg",
                        "gpkg_contents is a view that never ends",
                        new Refused("le falta la tabla «gpkg_contents»"),
                        of(List.of(
                                SYSTEMS,
                                LAYERS,
                                "CREATE VIEW gpkg_contents (table_name, data_type, srs_id) AS " + ENDLESS))),
                new BadFile(
                        "views-of-views.gpkg",
                        "each of 40 views stands twice in the next: whoever prepares the last one waits for ever",
                        new Reads(2),
                        good(viewsOfViews(40))),
                new BadFile(
                        "generated-column.gpkg",
                        "a column that would be computed at great cost while it is read",
                        new Mended(1, "columnas calculadas"),
                        of(joined(
                                frame(),
                                layer,
                                List.of(
                                        "CREATE TABLE rutas (fid INTEGER PRIMARY KEY, geom BLOB, nombre TEXT, mucho AS"
                                                + " (hex(hex(zeroblob(4000000)))))",
                                        insert(1, AREA))))),
                new BadFile(
                        "generated-doubling.gpkg",
                        "each of 40 computed columns stands twice in the next, and a check of the table computes them",
                        new Refused("dañada"),
                        good(doublingColumns(40))),
                new BadFile(
                        "generated-shape.gpkg",
                        "the shape itself is computed",
                        new Refused("no guarda su columna de formas"),
                        of(joined(
                                frame(),
                                layer,
                                List.of("CREATE TABLE rutas (fid INTEGER PRIMARY KEY, nombre TEXT, geom AS"
                                        + " (zeroblob(1000000)) VIRTUAL)")))),
                new BadFile(
                        "constraint-loads-code.gpkg",
                        "a check and a default call functions that a file has no business with",
                        new Reads(2),
                        good(
                                "PRAGMA writable_schema = ON",
                                "UPDATE sqlite_master SET sql = 'CREATE TABLE rutas (fid INTEGER PRIMARY KEY, geom BLOB,"
                                        + " nombre TEXT DEFAULT (load_extension(''x'')), CHECK (load_extension(''x'')))'"
                                        + " WHERE name = 'rutas'")),
                new BadFile(
                        "names-are-sql.gpkg",
                        "table and column names that end a statement when they are not quoted",
                        new Reads(1),
                        of(joined(
                                frame(),
                                listed("r\"; DROP TABLE gpkg_contents; --", "geom", 4326),
                                List.of(
                                        "CREATE TABLE \"r\"\"; DROP TABLE gpkg_contents; --\" (geom BLOB, \"a\"\"],'\" TEXT)",
                                        "INSERT INTO \"r\"\"; DROP TABLE gpkg_contents; --\" VALUES (x'"
                                                + java.util.HexFormat.of().formatHex(AREA) + "', 'b')")))),
                new BadFile(
                        "thousand-layers.gpkg",
                        "more layers listed than are read",
                        new Refused("HUELLA_MAX_IMPORT_ENTRIES"),
                        good("INSERT INTO gpkg_geometry_columns WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL"
                                + " SELECT i + 1 FROM n WHERE i < 1000) SELECT 't' || i, 'g', 1 FROM n")));
    }

    private static String[] viewsOfViews(int views) {
        List<String> statements = new ArrayList<>(List.of("CREATE VIEW v0 AS SELECT 1 AS a"));
        for (int i = 1; i < views; i++) {
            statements.add("CREATE VIEW v%d AS SELECT a FROM v%d UNION ALL SELECT a FROM v%2$d".formatted(i, i - 1));
        }
        return statements.toArray(String[]::new);
    }

    private static String[] doublingColumns(int columns) {
        StringBuilder sql = new StringBuilder("CREATE TABLE rutas (fid INTEGER PRIMARY KEY, geom BLOB, nombre TEXT");
        for (int i = 1; i < columns; i++) {
            String before = i == 1 ? "nombre" : "c" + (i - 1);
            sql.append(", c%d AS (%s || %2$s) NOT NULL".formatted(i, before));
        }
        return new String[] {
            "PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = '" + sql + ")' WHERE name = 'rutas'"
        };
    }

    private static List<BadFile> incomplete() {
        List<String> rows = List.of(RUTAS, insert(1, POINT));
        String layer = "INSERT INTO gpkg_geometry_columns VALUES ('rutas', 'geom', 4326)";
        return List.of(
                new BadFile(
                        "no-contents.gpkg",
                        "without the table gpkg_contents",
                        new Refused("le falta la tabla «gpkg_contents»"),
                        of(joined(List.of(SYSTEMS, LAYERS, layer), rows))),
                new BadFile(
                        "no-geometry-columns.gpkg",
                        "without the table that says what is a layer",
                        new Refused("le falta la tabla «gpkg_geometry_columns»"),
                        of(joined(List.of(SYSTEMS, CONTENTS), rows))),
                new BadFile(
                        "no-systems.gpkg",
                        "without the table of coordinate systems; which one will be asked",
                        new Reads(1),
                        of(joined(List.of(CONTENTS, LAYERS, layer), rows))),
                new BadFile(
                        "mbtiles.gpkg",
                        "a SQLite file of map images, called .gpkg",
                        new Refused("no un GeoPackage"),
                        of(List.of("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)"))),
                new BadFile(
                        "only-images.gpkg",
                        "a true GeoPackage that holds only map images",
                        new Refused("solo tablas o imágenes (fotos)"),
                        of(joined(frame(), List.of("INSERT INTO gpkg_contents VALUES ('fotos', 'tiles', 4326)")))),
                new BadFile(
                        "layer-not-there.gpkg",
                        "lists a layer whose table was deleted",
                        new Refused("no existe"),
                        good("DROP TABLE rutas")),
                new BadFile(
                        "column-not-there.gpkg",
                        "lists a column of shapes that the table has not",
                        new Refused("«the_geom»"),
                        good("UPDATE gpkg_geometry_columns SET column_name = 'the_geom'")),
                new BadFile(
                        "layers-without-system.gpkg",
                        "gpkg_geometry_columns lacks a column that the standard asks for",
                        new Refused("no son como manda su norma"),
                        good("ALTER TABLE gpkg_geometry_columns DROP COLUMN srs_id")),
                new BadFile("no-rows.gpkg", "the layer is empty", new Reads(0), of(empty())));
    }

    private static List<BadFile> odd() {
        return List.of(
                new BadFile(
                        "application-id.gpkg",
                        "another application id, as GeoPackage 1.0 and many programs write",
                        new Reads(2),
                        good("PRAGMA application_id = 7")),
                new BadFile(
                        "system-undefined.gpkg",
                        "system -1, 'undefined cartesian'; which one will be asked",
                        new Reads(2),
                        good("UPDATE gpkg_geometry_columns SET srs_id = -1", "UPDATE gpkg_contents SET srs_id = -1")),
                new BadFile(
                        "system-not-listed.gpkg",
                        "a system that gpkg_spatial_ref_sys does not have",
                        new Mended(2, "el archivo no lo define"),
                        good(
                                "UPDATE gpkg_geometry_columns SET srs_id = 24879",
                                "UPDATE gpkg_contents SET srs_id = 24879")),
                new BadFile(
                        "two-systems.gpkg",
                        "gpkg_contents says another system than gpkg_geometry_columns",
                        new Mended(2, "dice dos sistemas"),
                        good("UPDATE gpkg_contents SET srs_id = 32719")),
                new BadFile(
                        "two-shape-columns.gpkg",
                        "the table has two columns of shapes",
                        new Mended(2, "varias columnas de formas"),
                        good(
                                "ALTER TABLE rutas ADD COLUMN centro BLOB",
                                "UPDATE rutas SET centro = geom",
                                "INSERT INTO gpkg_geometry_columns VALUES ('rutas', 'centro', 4326)")),
                new BadFile(
                        "huge-text.gpkg",
                        "a name of 10,100 characters",
                        new Refused("HUELLA_MAX_IMPORT_TEXT"),
                        good("UPDATE rutas SET nombre = printf('%.10100c', 'x') WHERE fid = 2")),
                new BadFile(
                        "pictures.gpkg",
                        "bytes in a column of texts",
                        new Mended(2, "datos binarios"),
                        good("UPDATE rutas SET nombre = x'89504E470D0A1A0A'")),
                new BadFile(
                        "numbers-beyond.gpkg",
                        "infinite numbers and other types than the column declares",
                        new Reads(2),
                        good("ALTER TABLE rutas ADD COLUMN n INTEGER", "UPDATE rutas SET n = 9e999 + fid, nombre = 7")),
                new BadFile(
                        "text-not-utf8.gpkg",
                        "a text with bytes that are no UTF-8",
                        new Reads(2),
                        good("UPDATE rutas SET nombre = CAST(x'C3286E' AS TEXT)")),
                new BadFile(
                        "utf16.gpkg",
                        "a database in UTF-16",
                        new Reads(2),
                        of(joined(
                                List.of("PRAGMA encoding = 'UTF-16le'"),
                                empty(),
                                List.of(insert(1, AREA), insert(2, POINT))))),
                new BadFile(
                        "without-rowid.gpkg",
                        "a table without row numbers, by a key of text",
                        new Reads(1),
                        of(joined(
                                frame(),
                                listed("rutas", "GEOM", 4326),
                                List.of(
                                        "CREATE TABLE Rutas (fid TEXT PRIMARY KEY, geom BLOB, nombre TEXT) WITHOUT ROWID",
                                        insert(1, AREA))))),
                new BadFile(
                        "wal.gpkg",
                        "left in WAL mode by a program that did not close it, without its -wal file",
                        new Reads(2),
                        changed(good(), 18, 2, 2)));
    }

    static byte[] changed(byte[] file, int at, int... bytes) {
        byte[] changed = file.clone();
        for (int i = 0; i < bytes.length; i++) {
            changed[at + i] = (byte) bytes[i];
        }
        return changed;
    }
}
