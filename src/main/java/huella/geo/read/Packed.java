package huella.geo.read;

import huella.geo.Format;
import huella.geo.read.Recognised.Foreign;
import huella.geo.read.Recognised.Readable;
import huella.geo.read.Recognised.Unknown;
import huella.geo.read.Recognised.Zip;
import huella.model.Rejected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a zip is: the files of a format that comes in several (Shapefile, KMZ, Excel), or one file that we read. Two of
 * them at once are refused, since which one was meant cannot be told.
 *
 * @param parts those that the format needs; empty where {@code file} is all
 * @param file the one file to read, out of the zip
 */
record Packed(Format format, List<Part> parts, Optional<java.nio.file.Path> file) {

    /** Which tell about data, and hold none, though they may be text like a table or XML. */
    private static final Set<String> COMPANIONS = Set.of(
            "txt", "md", "prj", "cpg", "qml", "qmd", "sld", "lyr", "lyrx", "xml", "html", "htm", "pdf", "png", "jpg",
            "jpeg", "gif", "license", "");

    private static final int NAMED = 6;

    private record Data(Part part, Format format) {}

    static Packed of(List<Part> parts, ReadLimits limits) throws IOException {
        if (parts.isEmpty()) {
            throw Unreadable.because("El zip está vacío. Agregue los archivos y envíelo de nuevo.");
        }
        Optional<Packed> office = office(parts);
        if (office.isPresent()) {
            return office.get();
        }
        List<Data> found = new ArrayList<>();
        List<Data> maybe = new ArrayList<>();
        for (Part part : parts) {
            if (belongsToShapefile(part)) {
                continue;
            }
            if (Recognition.recognise(part.file(), limits) instanceof Readable readable) {
                boolean sure =
                        readable.format() != Format.CSV || part.extension().equals("csv");
                if (sure) {
                    found.add(new Data(part, readable.format()));
                } else if (!COMPANIONS.contains(part.extension())) {
                    maybe.add(new Data(part, readable.format()));
                }
            }
        }
        if (hasShape(parts)) {
            found.removeIf(data -> data.format() == Format.CSV); // a table beside shapes explains them, as ours do
        }
        return choose(parts, found.isEmpty() && !hasShape(parts) ? maybe : found, limits);
    }

    private static Packed choose(List<Part> parts, List<Data> found, ReadLimits limits) throws IOException {
        boolean shapefile = hasShape(parts);
        if (shapefile && found.isEmpty()) {
            return new Packed(Format.SHAPEFILE, parts, Optional.empty());
        }
        boolean onlyKml = !found.isEmpty() && found.stream().allMatch(data -> data.format() == Format.KML);
        if (onlyKml && !shapefile) {
            return new Packed(Format.KMZ, parts, Optional.empty());
        }
        if (found.size() == 1 && !shapefile) {
            return new Packed(
                    found.getFirst().format(),
                    List.of(),
                    Optional.of(found.getFirst().part().file()));
        }
        if (found.isEmpty()) {
            throw nothing(parts, limits);
        }
        List<Part> several = new ArrayList<>(found.stream().map(Data::part).toList());
        parts.stream()
                .filter(part -> part.extension().equals("shp"))
                .findFirst()
                .ifPresent(several::addFirst);
        throw Unreadable.because("El zip trae varios archivos con datos: " + names(several)
                + ". Envíe uno cada vez, para que se sepa cuál importar.");
    }

    private static boolean hasShape(List<Part> parts) {
        return parts.stream().anyMatch(part -> part.extension().equals("shp"));
    }

    /** A table or an index without its shapes is a matter of the Shapefile too: its decoder says what is missing. */
    private static boolean belongsToShapefile(Part part) {
        return Set.of("shp", "shx", "dbf", "sbn", "sbx", "qix", "fix", "idx").contains(part.extension());
    }

    /** Documents that are zips, by the names that their standards fix. */
    private static Optional<Packed> office(List<Part> parts) {
        Set<String> names =
                parts.stream().map(part -> part.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (names.contains("xl/workbook.xml")) {
            return Optional.of(new Packed(Format.XLSX, parts, Optional.empty()));
        }
        if (names.contains("xl/workbook.bin")) {
            throw foreign("un Excel binario (.xlsb)", "Ábralo y guárdelo como Excel (.xlsx) o CSV.");
        }
        if (names.contains("word/document.xml")) {
            throw foreign("un documento de Word", "Envíe las formas como KML o Shapefile, o una tabla como CSV.");
        }
        if (names.contains("ppt/presentation.xml")) {
            throw foreign("una presentación de PowerPoint", "Envíe las formas como KML o Shapefile (en zip).");
        }
        if (names.contains("mimetype") && names.contains("content.xml")) {
            throw foreign("un documento de LibreOffice (.ods, .odt)", "Ábralo y guárdelo como Excel (.xlsx) o CSV.");
        }
        if (names.stream().anyMatch(name -> name.endsWith(".gdbtable"))) {
            throw foreign(
                    "una geodatabase de archivos de ArcGIS (.gdb)",
                    "Exporte la capa desde ArcGIS o QGIS como GeoPackage o Shapefile (en zip).");
        }
        if (names.stream().anyMatch(name -> name.endsWith(".qgs"))) {
            throw foreign(
                    "un proyecto de QGIS (.qgz)",
                    "Un proyecto sólo dice dónde están los datos: guarde la capa misma como GeoPackage o Shapefile.");
        }
        return Optional.empty();
    }

    private static Rejected foreign(String what, String cure) {
        return Unreadable.because("El archivo es " + what + ", que no se importa. " + cure);
    }

    private static Rejected nothing(List<Part> parts, ReadLimits limits) throws IOException {
        if (parts.stream().anyMatch(Packed::belongsToShapefile)) {
            return Unreadable.because(
                    "El zip trae partes de un Shapefile, pero no el .shp, donde están las formas. Agréguelo y envíe el"
                            + " zip de nuevo.");
        }
        for (Part part : parts) {
            switch (Recognition.recognise(part.file(), limits)) {
                case Foreign foreign -> {
                    return Unreadable.because("El zip no trae datos que se lean; trae «" + part.name() + "», que es "
                            + foreign.what() + ". " + foreign.cure());
                }
                case Zip zip -> {
                    return Unreadable.because("El zip trae otro archivo comprimido, «" + part.name()
                            + "». Envíe ese archivo directamente, o los de adentro en un solo zip.");
                }
                case Readable readable -> {}
                case Unknown unknown -> {}
            }
        }
        return Unreadable.because(
                "El zip no trae ningún archivo que se reconozca; trae " + names(parts) + ". " + Recognition.FORMATS);
    }

    private static String names(List<Part> parts) {
        String some =
                parts.stream().limit(NAMED).map(part -> "«" + part.name() + "»").collect(Collectors.joining(", "));
        return parts.size() > NAMED ? some + " y otros " + (parts.size() - NAMED) : some;
    }
}
