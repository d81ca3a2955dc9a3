package huella.geo;

/** One EPSG database for all tests of a JVM, unpacked below {@code target} once. */
final class TestEpsg {

    static final EpsgDatabase DATABASE = EpsgDatabase.in(huella.TestApp.DATA.resolve("epsg"));

    private TestEpsg() {}
}
