package huella.store;

/** Told, in one line of plain English, what a long start is doing. */
@FunctionalInterface
public interface Progress {
    void step(String what);
}
