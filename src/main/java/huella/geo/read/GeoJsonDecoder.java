package huella.geo.read;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import huella.model.Rejected;
import java.io.IOException;

/**
 * GeoJSON as the standard has it (RFC 7946), as it was before with its {@code crs}, and one value after the other, with
 * or without the record separators of RFC 8142. A collection, a feature and a bare geometry are all read; whichever
 * members stand first.
 *
 * <p>A quick reading finds {@code crs} and {@code name} wherever they are; then features are read one at a time.
 */
final class GeoJsonDecoder implements Decoder {

    @Override
    public void read(Source source, FeatureSink sink) throws IOException {
        ReadLimits limits = source.limits();
        TextCharset charset = TextCharset.of(source.file(), source.choices().charset());
        JsonOutline outline = JsonOutline.of(source.file(), charset, limits);
        SourceLayer layer = new SourceLayer(
                outline.name()
                        .map(CleanText::name)
                        .filter(name -> !name.isEmpty())
                        .orElse(source.stem()),
                java.util.List.of(),
                outline.crs().stated(),
                charset.isPlain() ? java.util.Optional.empty() : java.util.Optional.of(charset.charset()));
        charset.note().ifPresent(sink::note);
        outline.crs().note().ifPresent(sink::note);
        if (!source.choices().wants(layer.name())) {
            return;
        }
        sink.layer(layer);
        try (JsonParser json = JsonText.open(source.file(), charset, limits)) {
            GeoJsonReading reading = new GeoJsonReading(json, outline.crs().stated(), limits, sink);
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                reading.document();
            }
        } catch (StreamConstraintsException e) {
            throw beyond(e, limits);
        } catch (JsonEOFException e) {
            throw Unreadable.because("El archivo termina a la mitad: a su JSON le falta el final. Vuelva a exportarlo o"
                    + " descargarlo.");
        } catch (JsonProcessingException e) {
            throw broken(e.getLocation());
        }
    }

    private static Rejected beyond(StreamConstraintsException e, ReadLimits limits) {
        return e.getMessage().contains("depth")
                ? ReadLimits.exceeded(
                        "niveles uno dentro de otro",
                        limits.depth(),
                        ReadLimits.DEPTH,
                        "Guarde las formas y los valores sin anidarlos.")
                : ReadLimits.exceeded(
                        "caracteres en un solo texto o número",
                        limits.text(),
                        ReadLimits.TEXT,
                        "Acorte los textos largos y vuelva a exportarlo.");
    }

    private static Rejected broken(JsonLocation at) {
        return Unreadable.because("El JSON no se entiende en la línea " + at.getLineNr() + ", columna "
                + at.getColumnNr() + ". Vuelva a exportar el archivo desde el programa de origen.");
    }
}
