package huella.geo.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/**
 * JSON as a stream, within bounds. NaN and infinity, which the standard forbids and programs write, are read so that
 * they refuse one feature and not the file. The record separators of RFC 8142 are blanks.
 */
final class JsonText {

    private JsonText() {}

    static JsonParser open(Path file, TextCharset charset, ReadLimits limits) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.text())
                        .maxNameLength(limits.text())
                        .maxNumberLength(limits.text())
                        .build())
                // Names of a hostile file are kept in no table.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .enable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
        return factory.createParser(new WithoutSeparators(charset.open(file)));
    }

    private static final class WithoutSeparators extends FilterReader {

        private static final char RECORD_SEPARATOR = '\u001E';

        WithoutSeparators(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            return c == RECORD_SEPARATOR ? ' ' : c;
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            for (int i = from; i < from + read; i++) {
                if (into[i] == RECORD_SEPARATOR) {
                    into[i] = ' ';
                }
            }
            return read;
        }
    }
}
