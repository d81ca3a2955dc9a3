package huella.geo.read;

import java.io.IOException;
import java.nio.file.Path;

/** Tells by its bytes what a file is; its name is never asked. */
public final class Recognition {

    private Recognition() {}

    /**
     * Unpacks what is packed and says how to read it.
     *
     * @param name as its sender called the file
     * @param scratch an existing empty directory that belongs to this file
     * @throws huella.model.Rejected (422, {@link Unreadable}) naming what the file is, if that can be told, and what to
     *     send instead
     */
    public static Source of(Path file, String name, Path scratch, ReadLimits limits, Choices choices)
            throws IOException {
        throw new UnsupportedOperationException();
    }
}
