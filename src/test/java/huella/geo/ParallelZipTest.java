package huella.geo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ParallelZipTest {

    /** Nothing, less than a block, whole blocks, one byte more or less, many blocks. */
    private static final int[] SIZES = {0, 1, 100, 131_071, 131_072, 131_073, 262_144, 1_000_000, 5_000_001};

    @Test
    void what_goes_in_comes_out_whatever_its_size() throws IOException {
        List<byte[]> contents = new ArrayList<>();
        for (int size : SIZES) {
            contents.add(content(size, 30));
            contents.add(content(size, 256));
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped(contents)))) {
            for (byte[] content : contents) {
                zip.getNextEntry();
                assertArrayEquals(content, zip.readAllBytes()); // checks length and CRC as well
            }
            assertNull(zip.getNextEntry());
        }
    }

    @Test
    void the_same_content_makes_the_same_bytes() throws IOException {
        List<byte[]> contents = List.of(content(3_000_000, 30));
        assertArrayEquals(zipped(contents), zipped(contents));
    }

    @Test
    void cutting_it_into_blocks_costs_hardly_any_room() throws IOException {
        byte[] content = content(3_000_000, 30);
        Deflater whole = new Deflater(Shapefile.ZIP_LEVEL, true);
        whole.setInput(content);
        whole.finish();
        int length = whole.deflate(new byte[content.length]);
        assertTrue(whole.finished());
        whole.end();
        int ours = zipped(List.of(content)).length;
        assertTrue(ours < 1.01 * length, ours + " bytes instead of " + length);
    }

    @Test
    void a_zip_that_is_given_up_is_no_zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ParallelZip zip = new ParallelZip(out, Shapefile.ZIP_LEVEL)) {
            zip.putNextEntry(new ZipEntry("a"));
            zip.write(content(1_000_000, 30));
        }
        String bytes = out.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertEquals(-1, bytes.indexOf("PK\u0005\u0006"), "it has a directory");
    }

    private static byte[] zipped(List<byte[]> contents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Random random = new Random(1);
        try (ParallelZip zip = new ParallelZip(out, Shapefile.ZIP_LEVEL)) {
            for (int i = 0; i < contents.size(); i++) {
                zip.putNextEntry(Archive.entry("entry" + i, Instant.EPOCH));
                byte[] content = contents.get(i);
                for (int from = 0; from < content.length; ) {
                    int length = Math.min(content.length - from, 1 + random.nextInt(200_000));
                    zip.write(content, from, length);
                    from += length;
                }
                zip.closeEntry();
            }
            zip.finish();
        }
        return out.toByteArray();
    }

    /** Words of random letters that come again. */
    private static byte[] content(int size, int letters) {
        Random random = new Random(size);
        byte[][] words = new byte[200][];
        for (int i = 0; i < words.length; i++) {
            words[i] = new byte[1 + random.nextInt(20)];
            for (int j = 0; j < words[i].length; j++) {
                words[i][j] = (byte) random.nextInt(letters);
            }
        }
        byte[] content = new byte[size];
        for (int at = 0; at < size; ) {
            byte[] word = words[random.nextInt(words.length)];
            int length = Math.min(word.length, size - at);
            System.arraycopy(word, 0, content, at, length);
            at += length;
        }
        return content;
    }
}
