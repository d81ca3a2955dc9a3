package huella.geo.read;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a file.
 *
 * @param name as the file calls it, unique in the file
 * @param columns as far as they are known before the first feature, in order; features may bring more
 * @param charset in which its texts were read, where the format leaves that open
 */
public record SourceLayer(String name, List<String> columns, StatedCrs crs, Optional<Charset> charset) {
    public SourceLayer {
        columns = List.copyOf(columns);
    }
}
