package huella.geo.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Breaks a good file in a way that a number decides: bytes flipped, overwritten, cut out, repeated, moved. Inside an
 * archive mostly one of its files is broken and packed again, since a zip with a wrong checksum is refused before
 * anything in it is read.
 */
final class Mutation {

    private static final int[] NUMBERS = {
        0, 1, -1, 127, 128, 255, 256, 32_767, 65_535, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7F800000, 0x7FF00000
    };

    private static final String[] WORDS = {
        "1e400",
        "NaN",
        "-1",
        "99999999999",
        "[[[[",
        "}}",
        "\"",
        "<!DOCTYPE x>",
        "<a>",
        "&x;",
        "\u202E",
        "=1+1",
        "\0",
        "MULTIPOLYGON",
        "EMPTY",
        ",,,,",
        "\n\n"
    };

    private final Random random;

    Mutation(long seed) {
        this.random = new Random(seed);
    }

    byte[] of(byte[] good) throws IOException {
        boolean zip = good.length > 4 && good[0] == 'P' && good[1] == 'K';
        return zip && random.nextInt(10) < 8 ? repacked(good) : broken(good);
    }

    private byte[] repacked(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        List<byte[]> files = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                files.add(in.readAllBytes());
            }
        }
        int chosen = random.nextInt(files.size());
        files.set(chosen, broken(files.get(chosen)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(out)) {
            for (int i = 0; i < files.size(); i++) {
                packed.putNextEntry(new ZipEntry(names.get(i)));
                packed.write(files.get(i));
                packed.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private byte[] broken(byte[] good) {
        byte[] bytes = good.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && bytes.length > 0; i++) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 8 : 300));
        return switch (random.nextInt(8)) {
            case 0 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 1 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 2 -> number(bytes, at);
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + length, bytes.length));
            case 5 -> joined(Arrays.copyOf(bytes, at + length), Arrays.copyOfRange(bytes, at, bytes.length));
            case 6 ->
                joined(
                        Arrays.copyOf(bytes, at),
                        WORDS[random.nextInt(WORDS.length)].getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Arrays.copyOfRange(bytes, at, bytes.length));
            default -> {
                System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                yield bytes;
            }
        };
    }

    private byte[] number(byte[] bytes, int at) {
        int number = NUMBERS[random.nextInt(NUMBERS.length)];
        boolean bigEndian = random.nextBoolean();
        for (int i = 0; i < 4 && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (number >>> (bigEndian ? 24 - 8 * i : 8 * i));
        }
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
