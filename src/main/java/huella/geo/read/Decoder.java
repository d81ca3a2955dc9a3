package huella.geo.read;

import huella.model.Rejected;
import java.io.IOException;

/**
 * Reads one format. It believes bytes and no header, holds one feature at a time, and can be called again: the second
 * time finds the same.
 */
interface Decoder {

    /**
     * Gives every layer that {@link Choices#wants} and its features to the sink.
     *
     * @throws Rejected (422, {@link Unreadable}) when the file cannot be used: cause and cure
     * @throws IOException when it ends in the middle ({@link java.io.EOFException}) or the disk fails
     */
    void read(Source source, FeatureSink sink) throws IOException;
}
