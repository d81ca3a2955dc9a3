package huella.bench;

final class FlightBench {
    private FlightBench() {}
    static String measure(BenchRun run) throws Exception { throw new IllegalStateException("not yet"); }
}
