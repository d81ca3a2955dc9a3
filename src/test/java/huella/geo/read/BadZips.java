package huella.geo.read;

import huella.geo.read.BadFile.Expected;
import huella.geo.read.BadFile.Expected.Reads;
import huella.geo.read.BadFile.Expected.Refused;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/** Archives that are wrong around a good shapefile. */
final class BadZips {

    private static final int END_LENGTH = 22;
    private static final byte[] NOTHING = new byte[0];
    private static final Refused DAMAGED = new Refused("dañado o incompleto");

    private BadZips() {}

    static List<BadFile> all() {
        List<BadFile> all = new ArrayList<>(broken());
        all.addAll(names());
        all.addAll(entries());
        all.addAll(tooMuch());
        return all;
    }

    private static byte[] good() {
        return ZipBytes.of(ShapefileBytes.files());
    }

    private static List<BadFile> broken() {
        byte[] good = good();
        byte[] cut = Arrays.copyOf(good, good.length - 60);
        byte[] elsewhere = good();
        put(elsewhere, elsewhere.length - 10, 4); // the directory would begin 4 bytes into the first file
        byte[] longer = good();
        put(longer, longer.length - 6, Integer.MAX_VALUE);
        put(longer, longer.length - 10, Integer.MAX_VALUE);
        byte[] large = good();
        put(large, large.length - 6, -1); // "see the zip64 record", which is not there
        byte[] part = good();
        part[part.length - END_LENGTH + 4] = 2;
        byte[] entryless = good();
        Arrays.fill(entryless, entryless.length - END_LENGTH - 56, entryless.length - END_LENGTH - 40, (byte) 'x');
        return List.of(
                file("cut.zip", "ends inside its directory, as after a broken download", DAMAGED, cut),
                file("directory-elsewhere.zip", "says that its directory begins in a file", DAMAGED, elsewhere),
                file("directory-beyond.zip", "says that its directory begins after its end", DAMAGED, longer),
                file("64-record-missing.zip", "points to a zip64 record that is not there", DAMAGED, large),
                file(
                        "directory-overwritten.zip",
                        "has letters where an entry of the directory begins",
                        DAMAGED,
                        entryless),
                file("one-of-many.zip", "is the third disk of several", new Refused("una parte de varias"), part),
                file("nothing.zip", "holds no files", new Refused("vacío"), new ZipBytes().bytes()),
                file(
                        "only-folders.zip",
                        "holds folders, one of them called area.shp",
                        new Refused("vacío"),
                        new ZipBytes()
                                .add("datos/", NOTHING)
                                .add("datos/area.shp/", NOTHING)
                                .bytes()));
    }

    private static List<BadFile> names() {
        Charset dos = Charset.forName("IBM850");
        return List.of(
                file("slip.zip", "its names climb out of the folder", new Reads(3), renamed("../../../etc/"::concat)),
                file("absolute.zip", "its names begin at the root", new Reads(3), renamed("/var/lib/"::concat)),
                file("backslashes.zip", "its names are paths of Windows", new Reads(3), renamed("C:\\Datos\\"::concat)),
                file("dos-names.zip", "its names are in code page 850", new Reads(3), changed(entry -> {
                    entry.name = ("Áreas de Ñuble\\" + text(entry)).getBytes(dos);
                })),
                file(
                        "names-not-utf-8.zip",
                        "its names say that they are UTF-8 and are not",
                        new Reads(3),
                        changed(entry -> {
                            entry.flags = ZipBytes.UTF_8_NAME;
                            entry.name = ("\u00E1\u00C3\u00FF" + text(entry)).getBytes(StandardCharsets.ISO_8859_1);
                        })),
                file(
                        "names-unseen.zip",
                        "its names hold zeros, line ends and marks that turn the reading direction",
                        new Reads(3),
                        renamed(name -> "a\0b\n\u202Ec/" + name)),
                file(
                        "names-endless.zip",
                        "has a name of 2,000 letters",
                        new Refused("un nombre de más de"),
                        renamed("a/".repeat(1_000)::concat)),
                file(
                        "names-twice.zip",
                        "has two files with the same name",
                        new Refused("dos archivos con el nombre «area.shp»"),
                        new ZipBytes()
                                .add("area.shp", ShapefileBytes.files().get("area.shp"))
                                .add("./area.shp", NOTHING)
                                .bytes()),
                file("litter.zip", "has what macOS and Windows leave behind", new Reads(3), littered()));
    }

    private static byte[] littered() {
        ZipBytes zip = new ZipBytes();
        for (String litter : List.of("__MACOSX/._area.shp", ".DS_Store", "._area.dbf", "Thumbs.db", "x/desktop.ini")) {
            zip.add(litter, new byte[] {0, 5, 22, 7});
        }
        ShapefileBytes.files().forEach(zip::add);
        return zip.bytes();
    }

    private static List<BadFile> entries() {
        return List.of(
                file("password.zip", "is encrypted", new Refused("tiene contraseña"), changed(entry -> {
                    entry.flags = ZipBytes.ENCRYPTED;
                })),
                file(
                        "link.zip",
                        "has a symbolic link to a file of the machine",
                        new Refused("es un enlace"),
                        changed(entry -> {
                            if (text(entry).endsWith(".dbf")) {
                                entry.mode = 0xA1FF;
                                entry.content = "/etc/passwd".getBytes(StandardCharsets.US_ASCII);
                            }
                        })),
                file("descriptors.zip", "tells sizes only after each file", new Reads(3), changed(entry -> {
                    entry.flags = ZipBytes.DESCRIPTOR;
                })),
                file("sizes-lie.zip", "says that each file unpacks to 4 GB", new Reads(3), changed(entry -> {
                    entry.size = 0xFFFFFFF0L;
                })),
                file("checksum-wrong.zip", "its files are not those whose sums it keeps", DAMAGED, changed(entry -> {
                    entry.crc = 1L;
                })),
                file(
                        "method-unknown.zip",
                        "is packed with bzip2",
                        new Refused("de un modo que aquí no se lee"),
                        changed(entry -> {
                            entry.method = 12;
                        })),
                file("packed-broken.zip", "its packed bytes are no deflate stream", DAMAGED, changed(entry -> {
                    entry.packed = new byte[] {7, 7, 7, 7};
                })),
                file(
                        "stored-beyond.zip",
                        "says that a file goes on after the end of the archive",
                        DAMAGED,
                        changed(entry -> {
                            entry.method = 0;
                            entry.packedSize = 1_000_000L;
                        })),
                file(
                        "in-another.zip",
                        "holds another archive, and that the shapefile",
                        new Refused("otro archivo comprimido, «datos.zip»"),
                        ZipBytes.of(Map.of("datos.zip", good()))));
    }

    private static List<BadFile> tooMuch() {
        ZipBytes many = new ZipBytes();
        for (int i = 0; i < 201; i++) {
            many.add("a" + i, NOTHING);
        }
        return List.of(
                file("too-many.zip", "has 201 entries", new Refused("archivos comprimidos dentro"), many.bytes()),
                file(
                        "bomb.zip",
                        "its 101 entries are the same 2 MB of zeros, which stand once in the file",
                        new Refused("una vez descomprimido"),
                        bomb()));
    }

    /** All entries of the directory begin at the first local header. */
    private static byte[] bomb() {
        ZipBytes.Entry first = new ZipBytes.Entry("area.shp", NOTHING);
        first.packed = Deflated.of(NOTHING, 2_000_000);
        CRC32 sum = new CRC32();
        sum.update(new byte[2_000_000]);
        first.crc = sum.getValue();
        ZipBytes zip = new ZipBytes().add(first);
        for (int i = 0; i < 100; i++) {
            ZipBytes.Entry again = new ZipBytes.Entry("area" + i + ".shp", NOTHING);
            again.again = true;
            again.crc = first.crc;
            again.packedSize = (long) first.packed.length;
            zip.add(again);
        }
        return zip.bytes();
    }

    private static byte[] renamed(UnaryOperator<String> name) {
        return changed(entry -> entry.name = name.apply(text(entry)).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ZipBytes.Entry entry) {
        return new String(entry.name, StandardCharsets.UTF_8);
    }

    private static byte[] changed(Consumer<ZipBytes.Entry> change) {
        ZipBytes zip = new ZipBytes();
        ShapefileBytes.files().forEach((name, content) -> {
            ZipBytes.Entry entry = new ZipBytes.Entry(name, content);
            change.accept(entry);
            zip.add(entry);
        });
        return zip.bytes();
    }

    private static void put(byte[] bytes, int at, int value) {
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    }

    private static BadFile file(String name, String wrong, Expected expected, byte[] bytes) {
        return new BadFile("zip-" + name, wrong, expected, bytes);
    }
}
