package huella.geo.read;

import huella.model.Rejected;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV, one at a time. A quote that is never closed would make one row of all the rest: a row may be no
 * longer than the shapes and texts that one feature may have.
 */
final class CsvRecords implements Closeable {

    /** A whole sheet of Excel, which it writes out when somebody coloured the last row. */
    private static final int MOST_BLANK = 1_048_576;

    private static final int LONG_TEXTS = 20;
    private static final long CHARACTERS_OF_A_VERTEX = 100;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Bounded reader;
    private final char separator;
    private int blank;
    private final long hidden;

    private CsvRecords(CSVParser parser, Bounded reader, CsvDialect dialect) {
        this.parser = parser;
        this.records = parser.iterator();
        this.reader = reader;
        this.separator = dialect.separator();
        this.hidden = dialect.declared() ? 1 : 0;
    }

    static CsvRecords open(Reader text, CsvDialect dialect, ReadLimits limits) throws IOException {
        Bounded reader = new Bounded(text, limits);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(dialect.separator())
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .get();
        CsvRecords records = new CsvRecords(
                CSVParser.builder().setReader(reader).setFormat(format).get(), reader, dialect);
        if (dialect.declared()) {
            records.next();
        }
        return records;
    }

    /**
     * The cells of the next row, which may be blank; null at the end.
     *
     * @throws Rejected when its quotes do not match, or it has no end
     */
    List<String> next() throws IOException {
        reader.next();
        try {
            List<String> cells = records.hasNext() ? records.next().toList() : null;
            blank = cells != null && isBlank(cells) ? blank + 1 : 0;
            if (blank > MOST_BLANK) {
                throw Unreadable.because("Hay más de " + MOST_BLANK + " filas en blanco seguidas. Bórrelas, o guarde de"
                        + " nuevo sólo las filas con datos.");
            }
            return cells;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CSVException) {
                throw Unreadable.because(
                        "La fila " + (row() + 1)
                                + " tiene una comilla (\") de más o sin cerrar. Corríjala, o guarde la planilla de nuevo como CSV.");
            }
            throw e.getCause();
        } catch (NoSuchElementException e) {
            return null;
        }
    }

    /** The number of the last row, from 1, as a spreadsheet shows it. */
    long row() {
        return parser.getRecordNumber() - hidden;
    }

    char separator() {
        return separator;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    static boolean isBlank(List<String> cells) {
        return cells.stream().allMatch(String::isBlank);
    }

    /** Lets so much through for each row. */
    private static final class Bounded extends FilterReader {

        private final ReadLimits limits;
        private final long most;
        private long read;

        Bounded(Reader in, ReadLimits limits) {
            super(in);
            this.limits = limits;
            this.most = Math.max((long) LONG_TEXTS * limits.text(), CHARACTERS_OF_A_VERTEX * limits.featureVertices());
        }

        void next() {
            read = 0;
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            int got = super.read(into, from, length);
            return count(got, got);
        }

        private int count(int result, int characters) {
            read += characters;
            if (result >= 0 && read > most) {
                throw ReadLimits.exceeded(
                        "caracteres en una sola fila",
                        most,
                        ReadLimits.FEATURE_VERTICES + ", " + ReadLimits.TEXT,
                        "Revise que no falte una comilla de cierre (\") y simplifique las formas muy detalladas.");
            }
            return result;
        }
    }
}
