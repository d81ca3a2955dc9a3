package huella.bench;

final class PageBench {
    private PageBench() {}
    static String measure(BenchRun run) throws Exception { throw new IllegalStateException("not yet"); }
}
