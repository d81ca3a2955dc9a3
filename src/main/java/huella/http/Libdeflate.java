package huella.http;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deflate (RFC 1951) by libdeflate, where the system has it, as any has on which GDAL is: the size of zlib's quickest
 * in half of its time (decision 0025). It takes whole arrays only.
 *
 * <p>Java calls it by foreign functions (JDK 22 and newer). The program is compiled for Java 21, which has them as a
 * preview, so none of their types is named here: handles are found once, and take arrays and numbers.
 */
final class Libdeflate {

    private static final int FIRST_JAVA = 22;
    private static final int QUICKEST = 1;

    /** As Linux, then macOS name it. */
    private static final String[] NAMES = {
        "libdeflate.so.0", "libdeflate.0.dylib", "/opt/homebrew/lib/libdeflate.0.dylib"
    };

    private static final String FOREIGN = "java.lang.foreign.";

    private static final Logger log = LoggerFactory.getLogger(Libdeflate.class);

    /** {@code (int level) -> Object}: a compressor, which is never given back. */
    private final MethodHandle allocate;

    /** {@code (Object compressor, byte[] in, long length, byte[] out, long room) -> long}. */
    private final MethodHandle compress;

    private Libdeflate(MethodHandle allocate, MethodHandle compress) {
        this.allocate = allocate;
        this.compress = compress;
    }

    /** @return nothing where Java or the system has no such thing */
    static Optional<Libdeflate> find() {
        if (Runtime.version().feature() < FIRST_JAVA) {
            return Optional.empty();
        }
        for (String name : NAMES) {
            try {
                return Optional.of(load(name));
            } catch (Throwable e) { // whatever a linker may throw: zlib does the same
                log.debug("No {}: {}", name, e.toString());
            }
        }
        return Optional.empty();
    }

    private static Libdeflate load(String name) throws Throwable {
        Class<?> arena = Class.forName(FOREIGN + "Arena");
        Class<?> lookup = Class.forName(FOREIGN + "SymbolLookup");
        Class<?> segment = Class.forName(FOREIGN + "MemorySegment");
        Class<?> option = Class.forName(FOREIGN + "Linker$Option");
        Object symbols = lookup.getMethod("libraryLookup", String.class, arena)
                .invoke(null, name, arena.getMethod("global").invoke(null));
        Object none = Array.newInstance(option, 0);
        // The array stays where it is for the moment that this takes, and is not copied.
        Object onHeap = Array.newInstance(option, 1);
        Array.set(onHeap, 0, option.getMethod("critical", boolean.class).invoke(null, true));
        MethodHandle allocate =
                link(symbols, "libdeflate_alloc_compressor", none, layout("ADDRESS"), layout("JAVA_INT"));
        Object address = layout("ADDRESS");
        Object size = layout("JAVA_LONG");
        MethodHandle compress =
                link(symbols, "libdeflate_deflate_compress", onHeap, size, address, address, size, address, size);
        MethodHandle ofArray = MethodHandles.publicLookup()
                .findStatic(segment, "ofArray", MethodType.methodType(segment, byte[].class));
        compress = MethodHandles.filterArguments(compress, 1, ofArray);
        compress = MethodHandles.filterArguments(compress, 3, ofArray);
        return new Libdeflate(
                allocate.asType(allocate.type().changeReturnType(Object.class)),
                compress.asType(compress.type().changeParameterType(0, Object.class)));
    }

    private static Object layout(String name) throws ReflectiveOperationException {
        return Class.forName(FOREIGN + "ValueLayout").getField(name).get(null);
    }

    private static MethodHandle link(
            Object symbols, String function, Object options, Object returned, Object... arguments)
            throws ReflectiveOperationException {
        Class<?> linker = Class.forName(FOREIGN + "Linker");
        Class<?> segment = Class.forName(FOREIGN + "MemorySegment");
        Class<?> layout = Class.forName(FOREIGN + "MemoryLayout");
        Class<?> descriptor = Class.forName(FOREIGN + "FunctionDescriptor");
        Object layouts = Array.newInstance(layout, arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            Array.set(layouts, i, arguments[i]);
        }
        Optional<?> symbol = (Optional<?>) Class.forName(FOREIGN + "SymbolLookup")
                .getMethod("find", String.class)
                .invoke(symbols, function);
        return (MethodHandle) linker.getMethod("downcallHandle", segment, descriptor, options.getClass())
                .invoke(
                        linker.getMethod("nativeLinker").invoke(null),
                        symbol.orElseThrow(),
                        descriptor.getMethod("of", layout, layouts.getClass()).invoke(null, returned, layouts),
                        options);
    }

    /** @return what one thread at a time compresses with */
    Deflation deflation() {
        try {
            Object compressor = (Object) allocate.invokeExact(QUICKEST);
            return (in, out) -> deflate(compressor, in, out);
        } catch (Throwable e) {
            throw new IllegalStateException("libdeflate could not begin", e);
        }
    }

    private int deflate(Object compressor, byte[] in, byte[] out) {
        try {
            return (int) (long) compress.invokeExact(compressor, in, (long) in.length, out, (long) out.length);
        } catch (Throwable e) {
            throw new IllegalStateException("libdeflate failed", e);
        }
    }

    /** Compresses a whole array. Not for two threads at once. */
    @FunctionalInterface
    interface Deflation {

        /**
         * @param out takes the raw stream, without header
         * @return its length, 0 when there is not room enough
         */
        int deflate(byte[] in, byte[] out);
    }
}
