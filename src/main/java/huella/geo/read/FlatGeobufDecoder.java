package huella.geo.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wololo.flatgeobuf.generated.Feature;

/**
 * FlatGeobuf 3: magic bytes, header, index, features, each after its length. The index is skipped and the features are
 * read as they lie, so what counts is what is there; a header that promises more of them is taken for a file that was
 * cut. A feature whose own bytes are broken is refused alone.
 */
final class FlatGeobufDecoder implements Decoder {

    /** The eighth byte counts corrections of the format and is not asked. */
    private static final byte[] MAGIC = {'f', 'g', 'b', 3, 'f', 'g', 'b'};

    private static final String AGAIN = "Vuelva a exportarlo desde el programa original.";
    private static final String CUT = "El archivo FlatGeobuf está cortado o dañado. " + AGAIN;
    private static final String DAMAGED = "Sus datos están dañados. Vuelva a exportar el archivo.";

    @Override
    public void read(Source source, FeatureSink sink) throws IOException {
        try (FlatGeobufBytes bytes = new FlatGeobufBytes(source.file())) {
            byte[] magic = bytes.take(MAGIC.length + 1);
            if (!Arrays.equals(magic, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw Unreadable.because("El archivo no es un FlatGeobuf de la versión 3. " + AGAIN);
            }
            FlatGeobufLayer layer = layer(bytes, source.limits());
            String name = layer.name()
                    .map(CleanText::name)
                    .filter(text -> !text.isEmpty())
                    .orElse(source.stem());
            if (source.choices().wants(name)) {
                List<String> columns = layer.columns().stream()
                        .map(FlatGeobufLayer.Attribute::name)
                        .toList();
                sink.layer(new SourceLayer(name, columns, layer.crs(), Optional.empty()));
                new Reading(source.limits(), sink, layer).features(bytes);
            }
        } catch (EOFException e) {
            throw Unreadable.because(CUT);
        }
    }

    private static FlatGeobufLayer layer(FlatGeobufBytes bytes, ReadLimits limits) throws IOException {
        try {
            FlatGeobufLayer layer = FlatGeobufLayer.of(bytes.buffer(), limits);
            bytes.skip(layer.indexBytes());
            return layer;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw Unreadable.because(CUT);
        }
    }

    private static final class Reading {
        private final ReadLimits limits;
        private final FeatureSink sink;
        private final FlatGeobufLayer layer;
        private final ShapeBuilder shape;
        private boolean binaryNoted;

        Reading(ReadLimits limits, FeatureSink sink, FlatGeobufLayer layer) {
            this.limits = limits;
            this.sink = sink;
            this.layer = layer;
            this.shape = new ShapeBuilder(limits);
        }

        void features(FlatGeobufBytes bytes) throws IOException {
            long read = 0;
            while (!bytes.atEnd()) {
                sink.feature(feature(bytes.buffer(), "objeto " + ++read));
            }
            if (layer.features() != 0 && Long.compareUnsigned(read, layer.features()) < 0) {
                throw Unreadable.because("El archivo FlatGeobuf está cortado: dice tener "
                        + Long.toUnsignedString(layer.features()) + " objetos y tiene " + read + ". " + AGAIN);
            }
            if (layer.features() != 0 && read != layer.features()) {
                sink.note("El archivo dice tener " + layer.features() + " objetos y tiene " + read
                        + ": se leyeron todos.");
            }
        }

        private SourceFeature feature(ByteBuffer buffer, String label) {
            Map<String, Object> values = Map.of();
            try {
                Feature feature = Feature.getRootAsFeature(buffer);
                if (feature.geometry() != null) {
                    new FlatGeobufShape(buffer.capacity(), limits, shape).tell(feature.geometry(), layer.shapeNumber());
                }
                values = values(feature, label);
            } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException e) {
                shape.refuse(DAMAGED); // the generated code checks nothing, its buffer does
            }
            return new SourceFeature(label, values, shape.finish());
        }

        private Map<String, Object> values(Feature feature, String label) {
            int own = feature.columnsLength();
            List<FlatGeobufLayer.Attribute> columns =
                    own == 0 ? layer.columns() : FlatGeobufLayer.columns(own, feature::columns, limits);
            FlatGeobufValues values = new FlatGeobufValues(columns, limits, label);
            ByteBuffer properties = feature.propertiesAsByteBuffer();
            Map<String, Object> read =
                    values.read(properties == null ? null : properties.order(ByteOrder.LITTLE_ENDIAN));
            if (values.hadBinary() && !binaryNoted) {
                binaryNoted = true;
                sink.note("Algunas columnas guardan datos binarios, que no se leyeron.");
            }
            return read;
        }
    }
}
