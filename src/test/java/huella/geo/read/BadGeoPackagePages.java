package huella.geo.read;

import static huella.geo.read.BadGeoPackages.changed;
import static huella.geo.read.GeoPackageFile.PAGE;
import static huella.geo.read.GeoPackageFile.find;
import static huella.geo.read.GeoPackageFile.good;

import huella.geo.read.BadFile.Expected.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** GeoPackages whose pages are broken, so that SQLite itself finds no database in them, or a damaged one. */
final class BadGeoPackagePages {

    private BadGeoPackagePages() {}

    static List<BadFile> all() {
        byte[] good = good(
                "ALTER TABLE rutas ADD COLUMN nota TEXT",
                "UPDATE rutas SET nota = printf('%.2000c', 'n') WHERE fid = 2");
        int page = find(good, "Ruta 1") / PAGE * PAGE;
        byte[] encrypted = good.clone();
        new Random(5).nextBytes(encrypted);
        return List.of(
                new BadFile(
                        "cut.gpkg", "half of the file", new Refused("dañada"), Arrays.copyOf(good, good.length / 2)),
                new BadFile(
                        "cut-in-page.gpkg",
                        "only the first 700 bytes",
                        new Refused("dañada"),
                        Arrays.copyOf(good, 700)),
                new BadFile(
                        "header-only.gpkg",
                        "nothing but the first 16 bytes",
                        new Refused("dañada"),
                        Arrays.copyOf(good, 16)),
                new BadFile(
                        "encrypted.gpkg",
                        "encrypted, or noise: no byte tells what it is",
                        new Refused("No se reconoce"),
                        encrypted),
                new BadFile(
                        "future-version.gpkg",
                        "a read version that no SQLite knows",
                        new Refused("dañada"),
                        changed(good, 18, 9, 9)),
                new BadFile("page-size.gpkg", "pages of 3 bytes", new Refused("dañada"), changed(good, 16, 0, 3)),
                new BadFile(
                        "cells-lie.gpkg",
                        "the page of rows says 60,000 of them",
                        new Refused("dañada"),
                        changed(good, page + 3, 0xEA, 0x60)),
                new BadFile(
                        "page-kind.gpkg",
                        "the page of rows is of no kind",
                        new Refused("dañada"),
                        changed(good, page, 0x77)),
                new BadFile(
                        "pages-in-a-circle.gpkg",
                        "a text goes on in the page in which it began, for ever",
                        new Refused("dañada"),
                        circle(good)),
                new BadFile(
                        "schema-no-sql.gpkg",
                        "a line of the schema is no SQL",
                        new Refused("dañada"),
                        good(
                                "PRAGMA writable_schema = ON",
                                "UPDATE sqlite_master SET sql = 'CREATE TABLE rutas (((' WHERE name = 'rutas'")),
                new BadFile(
                        "schema-root-page.gpkg",
                        "the layer begins in a page after the end of the file",
                        new Refused("dañada"),
                        good(
                                "PRAGMA writable_schema = ON",
                                "UPDATE sqlite_master SET rootpage = 4000 WHERE name = 'rutas'")),
                new BadFile(
                        "schema-shared-page.gpkg",
                        "two tables in one page: the layer reads what another holds",
                        new Refused("dañada"),
                        good(
                                "PRAGMA writable_schema = ON",
                                "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name ="
                                        + " 'gpkg_contents') WHERE name = 'rutas'")));
    }

    /** The first overflow page names itself as the next one: its first four bytes, big-endian. */
    private static byte[] circle(byte[] good) {
        int page = find(good, "n".repeat(PAGE - 4)) / PAGE;
        return changed(good, page * PAGE, 0, 0, 0, page + 1);
    }
}
