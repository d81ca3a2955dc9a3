package huella.geo.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The parts of a workbook and what leads from one to another (ECMA-376 part 2 §8). Nothing outside is followed. */
final class XlsxPackage {

    /** @param type the last word of the relationship's type, the same in both editions of the standard */
    record Relation(String id, String type, String target) {}

    private static final String WORKBOOK = "xl/workbook.xml";

    private final Source source;
    private final Map<String, Part> parts = new HashMap<>();

    XlsxPackage(Source source) {
        this.source = source;
        source.parts().forEach(part -> parts.putIfAbsent(part.name().toLowerCase(Locale.ROOT), part));
    }

    /** The path of the workbook, as the package says, or where every program puts it. */
    String workbook() throws IOException {
        return relations("").values().stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(Relation::target)
                .filter(this::has)
                .findFirst()
                .orElse(WORKBOOK);
    }

    boolean has(String path) {
        return parts.containsKey(path.toLowerCase(Locale.ROOT));
    }

    /** @throws huella.model.Rejected when it is not in the file */
    HardenedXml open(String path) throws IOException {
        Part part = parts.get(path.toLowerCase(Locale.ROOT));
        if (part == null) {
            throw Unreadable.because("A la planilla le falta una parte («" + path
                    + "»). Ábrala en Excel o LibreOffice y guárdela de nuevo como Excel (.xlsx).");
        }
        HardenedXml xml = HardenedXml.open(
                part.file(), "«" + part.name() + "», dentro de la planilla,", Choices.NONE, source.limits());
        try {
            xml.root();
        } catch (IOException | RuntimeException e) {
            xml.close();
            throw e;
        }
        return xml;
    }

    /** By their ids; the targets are paths in the package. Empty when the part leads nowhere. */
    Map<String, Relation> relations(String path) throws IOException {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String relations = folder + "_rels/" + path.substring(folder.length()) + ".rels";
        Map<String, Relation> found = new HashMap<>();
        if (!has(relations)) {
            return found;
        }
        try (HardenedXml xml = open(relations)) {
            while (xml.nextChild(1)) {
                String id = xml.attribute("Id");
                String type = Optional.ofNullable(xml.attribute("Type")).orElse("");
                String target = xml.attribute("Target");
                if (id != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
                    String word = type.substring(type.lastIndexOf('/') + 1);
                    found.put(id, new Relation(id, word, resolved(folder, target)));
                }
                XlsxSheets.bounded(found.size());
            }
        }
        return found;
    }

    private static String resolved(String folder, String target) {
        Deque<String> path = new ArrayDeque<>();
        for (String step : (target.startsWith("/") ? target : folder + target).split("/")) {
            switch (step) {
                case "", "." -> {}
                case ".." -> path.pollLast();
                default -> path.add(step);
            }
        }
        return String.join("/", path);
    }
}
