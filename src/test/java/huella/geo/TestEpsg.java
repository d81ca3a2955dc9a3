package huella.geo;

import java.nio.file.Path;

/** One EPSG database for all tests of a JVM, unpacked below {@code target} once. */
final class TestEpsg {

    static final EpsgDatabase DATABASE =
            EpsgDatabase.in(Path.of(System.getProperty("huella.root", "."), "target", "epsg"));

    private TestEpsg() {}
}
