package huella.features;

import huella.catalogue.AsOf;
import huella.catalogue.Collection;
import huella.catalogue.Field;
import huella.catalogue.Order;
import huella.catalogue.Selection;
import huella.geo.GeoJsonGeometry;
import huella.http.EntityTag;
import huella.http.Streamed;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.locationtech.jts.geom.Envelope;

/**
 * A whole layer, or what is selected of it, as one FeatureCollection: of 37 features or of three million, sent while it
 * is read. How many there were and where they lie stands behind them.
 *
 * @param address path and query, as they were asked for
 */
record LongLayer(FeatureStore store, Collection collection, Selection selection, String address) {

    /** To be raised when a change of the program writes other bytes. */
    private static final String FORM = "1";

    private static final Order BY_CODE = new Order(List.of(new Order.Key(Field.CODIGO, false)));

    Streamed streamed() {
        AtomicLong state = new AtomicLong();
        return new Streamed(
                "application/geo+json", () -> tag(store.state()), () -> tag(state.get()), out -> write(out, state));
    }

    private EntityTag tag(long state) {
        return EntityTag.ofCauses(List.of(address, FORM, Runtime.version().toString(), Long.toString(state)));
    }

    private void write(OutputStream out, AtomicLong state) throws IOException {
        Set<Field> fields = collection.type().fields();
        FeatureBytes bytes = new FeatureBytes(out, fields);
        bytes.open(json -> {
            json.writeStringField("type", "FeatureCollection");
            json.writeStringField("capa", collection.name());
            json.writeStringField("nombre", collection.title().es());
            json.writeStringField("aviso", collection.notice().es());
            json.writeStringField("fuente", collection.source().es());
            json.writeStringField("licencia", collection.licence().es());
            AsOf.write(selection.asOf(), json);
        });
        Envelope box = new Envelope();
        FeatureQuery all = new FeatureQuery(collection, selection, BY_CODE, Integer.MAX_VALUE, Optional.empty());
        store.each(all, fields, (at, feature) -> {
            state.set(at);
            box.expandToInclude(feature.geometry().getEnvelopeInternal());
            bytes.add(feature, feature.geometry());
        });
        bytes.close(json -> {
            json.writeNumberField("numero", bytes.count());
            if (!box.isNull()) {
                json.writeFieldName("bbox");
                GeoJsonGeometry.writeBbox(box, json);
            }
        });
    }
}
