package huella.geo.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The encoding of a dBASE table, of which files say nothing, or the wrong thing, more often than not. A person's choice
 * decides; then what the bytes can be: texts with accents are UTF-8 only when they are written so, and when they are it
 * is no accident; then the {@code .cpg}, the language driver in the header, and where the Spanish letters stand.
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
        Optional<Charset> driver = Encodings.ofLanguageDriver(table.languageDriver());
        Tally tally = new Tally(table);
        Charset charset = tally.isUtf8(cpg) ? StandardCharsets.UTF_8 : tally.other(cpg, driver);
        boolean accents = tally.good + tally.bad > 0;
        String remark = null;
        if (tally.bad > 0 && charset.equals(StandardCharsets.UTF_8)) {
            remark = "Textos de «" + name + "» que no están en UTF-8 como los demás: " + tally.bad
                    + ". Revise sus tildes.";
        } else if (accents && cpg.isPresent() && !cpg.get().equals(charset)) {
            remark = "El .cpg de «" + name + "» dice " + stated.orElseThrow() + ", pero sus textos están en "
                    + charset.name() + ": así se leyeron.";
        } else if (stated.isPresent() && cpg.isEmpty()) {
            remark = "No se conoce la codificación que nombra el .cpg de «" + name + "»; se leyó como " + charset.name()
                    + ".";
        } else if (tally.bad > 0 && cpg.isEmpty() && driver.isEmpty()) {
            remark = "«" + name + "» no dice en qué codificación están sus textos; se leyeron como " + charset.name()
                    + ". Si ve mal las tildes o las eñes, elija otra codificación.";
        }
        return new DbfCharset(charset, Optional.ofNullable(remark));
    }

    /** Texts with anything beyond ASCII: those that are UTF-8 and those that cannot be. */
    private static final class Tally {

        private long good;
        private long bad;
        private long towardsDos;

        Tally(DbfReader table) throws IOException {
            for (byte[] name : table.names()) {
                add(name, 0, name.length, true);
            }
            List<DbfField> texts = table.fields(StandardCharsets.ISO_8859_1).stream()
                    .filter(DbfField::isText)
                    .toList();
            while (table.next()) {
                byte[] row = table.row();
                if (!plain(row)) {
                    for (DbfField field : texts) {
                        int end = field.end(row);
                        add(row, field.offset(), end, end == field.offset() + field.length());
                    }
                }
            }
        }

        private static boolean plain(byte[] row) {
            for (byte b : row) {
                if (b < 0) {
                    return false;
                }
            }
            return true;
        }

        /** @param full no more fits, so that a letter may be cut at its end */
        private void add(byte[] text, int from, int to, boolean full) {
            switch (Encodings.utf8(text, from, to)) {
                case PLAIN -> {}
                case GOOD -> good++;
                case CUT -> {
                    good += full ? 1 : 0;
                    bad += full ? 0 : 1;
                }
                case BAD -> {
                    bad++;
                    towardsDos += TextCharset.towardsDos(text, from, to);
                }
            }
        }

        boolean isUtf8(Optional<Charset> cpg) {
            return good + bad > 0 ? good > bad : cpg.isEmpty() || cpg.get().equals(StandardCharsets.UTF_8);
        }

        Charset other(Optional<Charset> cpg, Optional<Charset> driver) {
            return cpg.filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                    .or(() -> driver)
                    .orElse(towardsDos > 0 ? Encodings.DOS : Encodings.WINDOWS);
        }
    }
}
