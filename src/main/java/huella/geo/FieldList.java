package huella.geo;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVPrinter;

/** The dictionary of a layer's fields as a CSV, with the names that a shapefile gives them. */
public final class FieldList {

    private FieldList() {}

    /** @param english a column's title in English; empty where there is none */
    public static void write(List<Column> columns, Function<Column, String> english, OutputStream out)
            throws IOException {
        List<String> shortNames = DbfNames.of(columns);
        CSVPrinter csv = Csv.printer(out);
        csv.printRecord("nombre", "en_shapefile", "tipo", "titulo", "titulo_en", "descripcion");
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            csv.printRecord(
                    column.name(),
                    shortNames.get(i),
                    switch (column.type()) {
                        case TEXT -> "texto";
                        case TEXT_LIST -> "lista (unida con «; » donde el formato no tiene listas)";
                        case INTEGER -> "número entero";
                        case BOOLEAN -> "verdadero o falso";
                        case INSTANT -> "fecha y hora UTC";
                    },
                    FormulaGuard.safe(column.title()),
                    FormulaGuard.safe(english.apply(column)),
                    FormulaGuard.safe(column.description()));
        }
        csv.flush();
    }
}
