package huella.geo.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Unpacks a zip: every file gets a name of ours on the disk, and what counts is what comes out, not what is declared.
 */
final class Unpacking {

    private Unpacking() {}

    static List<Part> of(Path zip, Path scratch, ReadLimits limits) throws IOException {
        throw new UnsupportedOperationException();
    }
}
