package huella.geo.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One shapefile and its companions: the files of its folder with its name, whatever the case.
 *
 * @param name of the layer, unique in the archive
 */
record ShapefileParts(
        String name, Part shp, Optional<Part> shx, Optional<Part> dbf, Optional<Part> prj, Optional<Part> cpg) {

    /** A definition takes a thousand characters; what is longer is something else. */
    private static final int MOST_TEXT = 20_000;

    /** Every shapefile of an archive, in its order, or the one bare file. */
    static List<ShapefileParts> of(Source source) {
        if (source.parts().isEmpty()) {
            Part shp = new Part(source.stem() + ".shp", source.file());
            return List.of(new ShapefileParts(
                    source.stem(), shp, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        List<ShapefileParts> found = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Part part : source.parts()) {
            if (part.extension().equals("shp")) {
                String stem = stem(part);
                found.add(new ShapefileParts(
                        UniqueNames.next(stem.substring(stem.lastIndexOf('/') + 1), taken),
                        part,
                        companion(source.parts(), stem, "shx"),
                        companion(source.parts(), stem, "dbf"),
                        companion(source.parts(), stem, "prj"),
                        companion(source.parts(), stem, "cpg")));
            }
        }
        return found;
    }

    /** Tables without a shapefile beside them, which nobody reads. */
    static List<String> widows(Source source, List<ShapefileParts> found) {
        return source.parts().stream()
                .filter(part -> part.extension().equals("dbf")
                        && found.stream().noneMatch(one -> one.dbf().equals(Optional.of(part))))
                .map(ShapefileParts::last)
                .toList();
    }

    private static Optional<Part> companion(List<Part> parts, String stem, String extension) {
        List<Part> candidates = parts.stream()
                .filter(part -> part.extension().equals(extension) && stem(part).equalsIgnoreCase(stem))
                .toList();
        return candidates.stream()
                .filter(part -> stem(part).equals(stem))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private static String stem(Part part) {
        return part.name().substring(0, part.name().length() - part.extension().length() - 1);
    }

    /** The name of a file without its folders. */
    static String last(Part part) {
        return CleanText.name(part.name().substring(part.name().lastIndexOf('/') + 1));
    }

    /** What the {@code .prj} says. */
    StatedCrs crs() throws IOException {
        Optional<String> text = prj.isPresent() ? text(prj.get().file()) : Optional.empty();
        return text.isPresent()
                ? new StatedCrs.Definition(text.get(), last(prj.orElseThrow()))
                : new StatedCrs.Unstated();
    }

    /** What the {@code .cpg} says. */
    Optional<String> encoding() throws IOException {
        Optional<String> text = cpg.isPresent() ? text(cpg.get().file()) : Optional.empty();
        return text.map(name -> name.lines().findFirst().orElse("").strip())
                .filter(name -> !name.isEmpty())
                .map(name -> name.length() <= 40 ? name : name.substring(0, 40) + "…");
    }

    /** Of a small text file; empty when it is blank or too long to be one. */
    private static Optional<String> text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_TEXT + 1);
            String text = new String(bytes, StandardCharsets.UTF_8)
                    .replace("\uFEFF", "")
                    .replace("\0", "")
                    .strip();
            return text.isEmpty() || bytes.length > MOST_TEXT ? Optional.empty() : Optional.of(text);
        }
    }
}
