package huella.exchange;

import huella.catalogue.Notice;
import huella.catalogue.Selection;
import huella.geo.Archive;
import huella.geo.Crs;
import huella.geo.CsvSeparator;
import huella.geo.FileCrs;
import huella.geo.Format;
import huella.geo.Qlr;
import huella.geo.StyleSheet;
import huella.geo.StyleSheet.Kind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipOutputStream;

/**
 * The file that a municipality takes with it: the initiatives that touch it and its outline in every format, styled,
 * described, licensed and with the sum of every file, so that it can be used and trusted without this service.
 *
 * @param address of this service, for the links in the metadata
 */
record ComunaPackage(
        Exchange exchange, Comuna comuna, Selection selection, Edition edition, String address, Runnable before) {

    /** Degrees for the world, metres for who measures. */
    private static final List<Crs> SYSTEMS = List.of(Crs.CRS84, Crs.UTM_19S);

    /** An outline is context: the formats that GIS programs open. */
    private static final List<Format> OUTLINE_FORMATS = List.of(Format.GEOPACKAGE, Format.GEOJSON, Format.SHAPEFILE);

    /** What the name of every package begins with. */
    static final String FOLDER = "emra-comuna-";

    static String folder(Comuna comuna) {
        return FOLDER + comuna.slug();
    }

    void write(Path file) throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            Packing packing = new Packing(zip, new ArrayList<>(), file.resolveSibling(file.getFileName() + ".entry"));
            try {
                Table initiatives = exchange.tables().touching(comuna, selection, edition);
                Contents contents = Contents.of(exchange, comuna, selection);
                writeData(packing, initiatives);
                writeOutline(packing);
                writeStyles(packing, initiatives);
                writeMetadata(packing, initiatives, contents);
                writeTexts(packing, initiatives, contents);
                packing.writeSums();
            } finally {
                Files.deleteIfExists(packing.scratch());
            }
        }
    }

    private void writeData(Packing packing, Table table) throws IOException {
        for (Crs crs : SYSTEMS) {
            for (Format format : Format.values()) {
                if (format.supports(FileCrs.of(crs))) {
                    String path = "datos/" + directory(crs) + "/" + table.name() + "." + format.extension();
                    packing.add(path, scratch -> table.write(format::open, crs, scratch, before));
                    if (format == Format.CSV) {
                        packing.add(
                                path + "-metadata.json",
                                new CsvDescription(table, CsvSeparator.COMMA, table.name() + ".csv")
                                        .representation()
                                        .body());
                    }
                }
            }
        }
    }

    private void writeOutline(Packing packing) throws IOException {
        Table outline = exchange.tables().outline(comuna, edition);
        for (Crs crs : SYSTEMS) {
            for (Format format : OUTLINE_FORMATS) {
                if (format.supports(FileCrs.of(crs))) {
                    packing.add(
                            "comuna/" + directory(crs) + "/" + outline.name() + "." + format.extension(),
                            scratch -> outline.write(format::open, crs, scratch, before));
                }
            }
        }
    }

    private static String directory(Crs crs) {
        return FileCrs.of(crs) == FileCrs.WGS_84
                ? "crs84"
                : "epsg-" + FileCrs.of(crs).epsg();
    }

    private void writeStyles(Packing packing, Table table) throws IOException {
        for (Kind kind : Kind.values()) {
            for (StyleSheet language : StyleSheet.values()) {
                packing.add(
                        "estilos/iniciativas-" + kind.id() + "." + language.id(),
                        language.write(
                                table.name(), table.title(), table.metadata().notice(), table.palette(), kind));
            }
        }
        for (StyleSheet language : StyleSheet.values()) {
            packing.add(
                    "estilos/contorno." + language.id(),
                    language.write(
                            "contorno-" + comuna.slug(),
                            "Contorno de la comuna",
                            Notice.GENERALISED.es(),
                            MapStyle.COMUNA,
                            Kind.AREAS));
        }
        packing.add("abrir-en-qgis.qlr", definition(table).bytes());
    }

    /** The layers of this package, wherever it is unpacked. */
    private Qlr definition(Table table) {
        List<Qlr.Source> layers = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            layers.add(new Qlr.Source(
                    "iniciativas_" + kind.id(),
                    "Iniciativas: " + kind.title().toLowerCase(Locale.ROOT),
                    Qlr.Provider.FILE,
                    "./datos/crs84/" + table.name() + ".gpkg|layername=" + table.name() + "|geometrytype="
                            + kind.geometryType(),
                    kind,
                    table.palette(),
                    table.metadata(),
                    true));
        }
        Table outline = exchange.tables().outline(comuna, edition);
        layers.add(new Qlr.Source(
                "contorno",
                "Comuna (contorno referencial)",
                Qlr.Provider.FILE,
                "./comuna/crs84/" + outline.name() + ".gpkg|layername=" + outline.name(),
                Kind.AREAS,
                outline.palette(),
                outline.metadata(),
                true));
        return new Qlr("EMRA 2023-2050 · " + comuna.name(), layers);
    }

    private void writeMetadata(Packing packing, Table table, Contents contents) throws IOException {
        Dataset dataset = exchange.dataset(comuna, address, contents.coverage(), edition);
        packing.add("metadatos/iso19115-3.xml", Iso191153.of(dataset));
        packing.add("metadatos/iso19139.xml", Iso19139.of(dataset));
        packing.add("metadatos/dcat.jsonld", new Dcat(address, List.of(dataset)).single());
        packing.add("campos.csv", PackageTexts.fields(table));
    }

    private void writeTexts(Packing packing, Table table, Contents contents) throws IOException {
        PackageTexts texts = new PackageTexts(comuna, table, contents, !selection.equals(Selection.EVERYTHING));
        packing.add("LEEME.txt", texts.readme().getBytes(StandardCharsets.UTF_8));
        packing.add("README.txt", texts.readmeInEnglish().getBytes(StandardCharsets.UTF_8));
        packing.add("LICENCIA.txt", PackageTexts.licence().getBytes(StandardCharsets.UTF_8));
    }

    /** The zip in the making, and the sums of what is in it. */
    private final class Packing {

        private interface Content {
            void writeTo(Path scratch) throws IOException;
        }

        private final ZipOutputStream zip;
        private final List<String> sums;
        private final Path scratch;

        Packing(ZipOutputStream zip, List<String> sums, Path scratch) {
            this.zip = zip;
            this.sums = sums;
            this.scratch = scratch;
        }

        Path scratch() {
            return scratch;
        }

        void add(String path, byte[] content) throws IOException {
            add(path, file -> Files.write(file, content));
        }

        void add(String path, Content content) throws IOException {
            content.writeTo(scratch);
            zip.putNextEntry(Archive.entry(folder(comuna) + "/" + path, edition.date()));
            MessageDigest digest = sha256();
            try (InputStream in = new DigestInputStream(Files.newInputStream(scratch), digest)) {
                in.transferTo(zip);
            }
            zip.closeEntry();
            sums.add(HexFormat.of().formatHex(digest.digest()) + "  " + path + "\n");
        }

        /** In the form that {@code sha256sum -c} checks from inside the folder. */
        void writeSums() throws IOException {
            zip.putNextEntry(Archive.entry(folder(comuna) + "/SHA256SUMS", edition.date()));
            zip.write(String.join("", sums).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
