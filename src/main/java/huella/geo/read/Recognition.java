package huella.geo.read;

import huella.geo.read.Recognised.Foreign;
import huella.geo.read.Recognised.Readable;
import huella.geo.read.Recognised.Unknown;
import huella.geo.read.Recognised.Zip;
import huella.model.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tells by its bytes what a file is; its name is never asked. Only inside a zip do names matter: they say which files
 * belong together.
 */
public final class Recognition {

    static final String FORMATS =
            "Se leen Shapefile (en zip), GeoPackage, KML, KMZ, GPX, GeoJSON, FlatGeobuf, CSV y Excel (xlsx).";

    private static final int HEAD = 1 << 16;

    private Recognition() {}

    /**
     * Unpacks what is packed and says how to read it.
     *
     * @param name as its sender called the file
     * @param scratch an existing empty directory that belongs to this file
     * @throws Rejected (422, {@link Unreadable}) naming what the file is, if that can be told, and what to send instead
     */
    public static Source of(Path file, String name, Path scratch, ReadLimits limits, Choices choices)
            throws IOException {
        return switch (recognise(file, limits)) {
            case Readable readable -> new Source(readable.format(), name, file, List.of(), scratch, limits, choices);
            case Zip zip -> {
                Packed packed = Packed.of(Unpacking.of(file, scratch, limits), limits);
                yield new Source(
                        packed.format(), name, packed.file().orElse(file), packed.parts(), scratch, limits, choices);
            }
            case Foreign foreign ->
                throw Unreadable.because("El archivo es " + foreign.what() + ", que no se importa. " + foreign.cure());
            case Unknown unknown -> throw Unreadable.because("No se reconoce qué es este archivo. " + FORMATS);
        };
    }

    static Recognised recognise(Path file, ReadLimits limits) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) {
            return new Foreign("un archivo vacío (0 bytes)", "Expórtelo o descárguelo de nuevo.");
        }
        if (onlyZeros(head)) {
            return new Foreign(
                    "un archivo lleno de ceros", "Suele ser una copia o descarga interrumpida: hágala de nuevo.");
        }
        Optional<Recognised> binary = Signatures.find(head, Files.size(file));
        return binary.isPresent() ? binary.get() : TextKind.recognise(file, head, limits);
    }

    private static boolean onlyZeros(byte[] head) {
        for (byte b : head) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
