package huella.geo.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The encoding of a dBASE table, of which files say nothing, or the wrong thing, more often than not. A person's choice
 * decides; then what the bytes can be: texts with accents are UTF-8 only when they are written so, and when they are it
 * is no accident; then the {@code .cpg}, the language driver in the header, and what Windows writes.
 *
 * @param remark what its owner should know, in Spanish
 */
record DbfCharset(Charset charset, Optional<String> remark) {

    /**
     * Reads the whole table.
     *
     * @param stated what stands in the {@code .cpg}, if there is one
     * @param name of the table, for the remark
     */
    static DbfCharset of(DbfReader table, Optional<String> stated, Optional<Charset> chosen, String name)
            throws IOException {
        if (chosen.isPresent()) {
            return new DbfCharset(chosen.get(), Optional.empty());
        }
        Optional<Charset> cpg = stated.flatMap(Encodings::find);
        Tally tally = Tally.of(table);
        Charset other = cpg.filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .or(() -> Encodings.ofLanguageDriver(table.languageDriver()))
                .orElse(Encodings.WINDOWS);
        boolean saysUtf8 = cpg.equals(Optional.of(StandardCharsets.UTF_8));
        boolean utf8 = tally.good + tally.bad == 0 ? saysUtf8 || cpg.isEmpty() : tally.good > tally.bad;
        Charset charset = utf8 ? StandardCharsets.UTF_8 : other;
        if (utf8 && tally.bad > 0) {
            return new DbfCharset(
                    charset,
                    Optional.of("En «" + name + "» " + tally.bad
                            + " textos no están en UTF-8 como los demás: revise sus" + " tildes."));
        }
        if (tally.good + tally.bad > 0 && cpg.isPresent() && !cpg.get().equals(charset)) {
            return new DbfCharset(
                    charset,
                    Optional.of("El .cpg de «" + name + "» dice "
                            + stated.orElseThrow().strip() + ", pero sus textos están en " + charset.name()
                            + ": así se leyeron."));
        }
        return new DbfCharset(
                charset,
                stated.filter(text -> cpg.isEmpty())
                        .map(text -> "No se conoce la codificación que nombra el .cpg de «" + name + "»; se leyó como "
                                + charset.name() + "."));
    }

    /** Texts with anything beyond ASCII: those that are UTF-8 and those that cannot be. */
    private record Tally(long good, long bad) {

        static Tally of(DbfReader table) throws IOException {
            long good = 0;
            long bad = 0;
            for (byte[] name : table.names()) {
                switch (Encodings.utf8(name, 0, name.length)) {
                    case PLAIN -> {}
                    case GOOD, CUT -> good++;
                    case BAD -> bad++;
                }
            }
            List<DbfField> texts = table.fields(StandardCharsets.ISO_8859_1).stream()
                    .filter(DbfField::isText)
                    .toList();
            while (table.next()) {
                byte[] row = table.row();
                if (plain(row)) {
                    continue;
                }
                for (DbfField field : texts) {
                    int end = field.end(row);
                    switch (Encodings.utf8(row, field.offset(), end)) {
                        case PLAIN -> {}
                        case GOOD -> good++;
                        case CUT -> {
                            boolean full = end == field.offset() + field.length();
                            good += full ? 1 : 0;
                            bad += full ? 0 : 1;
                        }
                        case BAD -> bad++;
                    }
                }
            }
            return new Tally(good, bad);
        }

        private static boolean plain(byte[] row) {
            for (byte b : row) {
                if (b < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
