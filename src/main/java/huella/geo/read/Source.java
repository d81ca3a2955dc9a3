package huella.geo.read;

import huella.geo.Format;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that is being read: what it is, its bytes told.
 *
 * @param name as its sender called it; only names of layers come from it
 * @param file nobody changes it meanwhile; of an archive with one file in it, that file
 * @param parts of an archive, unpacked; empty when the file is none
 * @param scratch an existing directory of its own for what has to be unpacked or sorted; its owner removes it
 */
public record Source(
        Format format, String name, Path file, List<Part> parts, Path scratch, ReadLimits limits, Choices choices) {

    public Source {
        parts = List.copyOf(parts);
    }

    /** The name without directories and without what follows its first dot: a name for the only layer of a file. */
    public String stem() {
        String last = name.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1);
        int dot = last.indexOf('.');
        String stem = dot > 0 ? last.substring(0, dot) : last;
        String clean = CleanText.name(stem);
        return clean.isEmpty() ? "capa" : clean;
    }
}
