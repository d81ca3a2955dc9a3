package huella.geo.read;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks through the documents and folders of KML files: what lies in a named folder of the first level, however deep,
 * is a layer of its own; what lies in none belongs to the document's. Where folders lie in folders, the value
 * {@link #FOLDER} says in which.
 */
final class KmlLayers {

    static final String FOLDER = "carpeta";

    /** Some people give each place its own folder; what is in those beyond shares a layer. */
    static final int MOST_LAYERS = 50;

    private static final Scope OTHERS = new Scope("otras carpetas");

    /** What becomes a layer; two of one name are two. */
    private record Scope(String name) {}

    /** @param path the folders inside the layer's own */
    private record Place(Scope scope, boolean inFolder, String path) {}

    private final Source source;
    private final FeatureSink sink;
    private final Set<String> names = new HashSet<>();
    private final KmlSchemas schemas;
    private final ShapeBuilder shape;
    private HardenedXml xml;
    private Scope open;
    private boolean wanted;
    private int layers;
    private int placemarks;
    private int links;
    private int pictures;

    KmlLayers(Source source, FeatureSink sink) {
        this.source = source;
        this.sink = sink;
        this.schemas = new KmlSchemas(source.limits());
        this.shape = new ShapeBuilder(source.limits());
    }

    /** Reads a file, from its root on. */
    void read(HardenedXml document) throws IOException {
        xml = document;
        Place top = new Place(new Scope(source.stem()), false, "");
        if (!xml.name().equalsIgnoreCase("kml")) {
            throw Unreadable.because(
                    "El archivo es XML, pero no KML. Expórtelo como KML o KMZ desde su programa de mapas.");
        }
        container(top, false);
    }

    private void container(Place outer, boolean folder) throws IOException {
        int element = xml.depth();
        Place here = outer;
        while (xml.nextChild(element)) {
            if (xml.name().equals("name")) {
                here = inside(outer, folder, xml.text());
            } else {
                feature(here);
            }
        }
    }

    private static Place inside(Place outer, boolean folder, String name) {
        if (name.isEmpty()) {
            return outer;
        }
        if (outer.inFolder()) {
            return new Place(outer.scope(), true, outer.path().isEmpty() ? name : outer.path() + " / " + name);
        }
        // Google Earth calls a document by the name of its file
        return new Place(new Scope(folder ? name : name.replaceFirst("(?i)\\.km[lz]$", "")), folder, "");
    }

    private void feature(Place place) throws IOException {
        switch (xml.name()) {
            case "Document" -> container(place, false);
            case "Folder" -> container(place, true);
            case "Placemark" -> placemark(place);
            case "Schema" -> schemas.read(xml);
            case "NetworkLink", "NetworkLinkControl" -> links++;
            case "GroundOverlay", "ScreenOverlay", "PhotoOverlay" -> pictures++;
            default -> {}
        }
    }

    private void placemark(Place place) throws IOException {
        placemarks++;
        enter(place.scope());
        if (!wanted) {
            return;
        }
        Values values = new Values(source.limits());
        KmlPlacemark.read(xml, schemas, values, shape);
        if (open == OTHERS) {
            values.put(
                    FOLDER,
                    place.path().isEmpty()
                            ? place.scope().name()
                            : place.scope().name() + " / " + place.path());
        } else {
            values.put(FOLDER, place.path());
        }
        sink.feature(new SourceFeature("objeto " + placemarks, values.all(), shape.finish()));
    }

    private void enter(Scope scope) throws IOException {
        if (scope == open || open == OTHERS) {
            return;
        }
        open = ++layers < MOST_LAYERS ? scope : OTHERS;
        String name = UniqueNames.next(open.name(), names);
        wanted = source.choices().wants(name);
        if (wanted) {
            sink.layer(new SourceLayer(name, List.of(), new StatedCrs.ByFormat(), xml.overruledCharset()));
        }
    }

    /** Says what was left out; refuses when there was nothing else. */
    void finish() {
        if (placemarks == 0) {
            throw Unreadable.because(nothing());
        }
        if (links > 0) {
            sink.note("Tiene " + counted(links, "enlace") + " a otros archivos, y no se siguen enlaces. Si lo que falta"
                    + " está ahí, ábralo en Google Earth y guárdelo como KMZ.");
        }
        if (pictures > 0) {
            sink.note("Se dejaron fuera las imágenes superpuestas (" + pictures + "): una huella es una forma.");
        }
    }

    private static String counted(int count, String noun) {
        return count == 1 ? "un " + noun : count + " " + noun + "s";
    }

    private String nothing() {
        if (links > 0) {
            return "El archivo solo enlaza a otros y no trae ningún lugar. Ábralo en Google Earth, espere a que cargue, y"
                    + " guarde los lugares como KMZ.";
        }
        return pictures > 0
                ? "El archivo trae solo imágenes, y ninguna forma. Dibuje las formas y guárdelas como KML."
                : "El archivo no trae ningún lugar (Placemark). Expórtelo de nuevo con los lugares seleccionados.";
    }
}
