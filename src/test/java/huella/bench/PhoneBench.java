package huella.bench;

final class PhoneBench {
    private PhoneBench() {}
    static String measure(BenchRun run) throws Exception { throw new IllegalStateException("not yet"); }
}
