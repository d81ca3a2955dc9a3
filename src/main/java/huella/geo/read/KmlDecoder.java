package huella.geo.read;

import huella.geo.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads KML (OGC 12-007r2 and what Google Earth writes) and KMZ: every placemark of every KML file in it, and nothing
 * that lies elsewhere. Links and pictures are counted and left out; styles say nothing about a place.
 */
final class KmlDecoder implements Decoder {

    @Override
    public void read(Source source, FeatureSink sink) throws IOException {
        List<Part> parts = documents(source);
        KmlLayers layers = new KmlLayers(source, sink);
        if (parts.isEmpty()) {
            document(source, source.file(), "El archivo", layers, sink);
        }
        for (Part part : parts) {
            document(source, part.file(), "«" + part.name() + "», dentro del archivo,", layers, sink);
        }
        if (parts.size() > 1) {
            sink.note("Trae " + parts.size() + " archivos KML: se leyeron todos.");
        }
        layers.finish();
    }

    /** The KML files of a KMZ, by what they hold; first that which viewers open (OGC 12-007r2 annex C). */
    private static List<Part> documents(Source source) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Part part : source.parts()) {
            if (Recognition.recognise(part.file(), source.limits()) instanceof Recognised.Readable readable
                    && readable.format() == Format.KML) {
                parts.add(part);
            }
        }
        if (parts.isEmpty() && !source.parts().isEmpty()) {
            throw Unreadable.because("El KMZ no trae ningún archivo KML. Guárdelo de nuevo desde Google Earth.");
        }
        parts.sort(Comparator.comparing((Part part) -> !part.name().equalsIgnoreCase("doc.kml"))
                .thenComparing(part -> part.name().chars().filter(c -> c == '/').count()));
        return parts;
    }

    private static void document(Source source, Path file, String title, KmlLayers layers, FeatureSink sink)
            throws IOException {
        try (HardenedXml xml = HardenedXml.open(file, title, source.choices(), source.limits())) {
            xml.root();
            layers.read(xml);
            xml.end();
            xml.notes(sink::note);
        }
    }
}
