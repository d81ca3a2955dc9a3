package huella.exchange;

import huella.catalogue.Notice;
import huella.geo.FieldList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The texts of a comuna's package: they say what is in it and why, what it is not, and what may be done with it. A
 * package that holds nothing says so first.
 */
record PackageTexts(Comuna comuna, Table table, Contents contents, boolean filtered) {

    String readme() {
        StringBuilder text = new StringBuilder(table.title()).append("\n\n");
        if (contents.count() == 0) {
            text.append(
                    filtered
                            ? "Con los filtros pedidos ninguna iniciativa toca esta comuna: los archivos no tienen filas.\n\n"
                            : "Hoy ninguna iniciativa publicada toca esta comuna: los archivos no tienen filas.\n\n");
        }
        text.append(table.metadata().text()).append("\n\n");
        if (filtered) {
            text.append("El paquete se pidió con filtros: puede haber otras iniciativas que tocan esta comuna.\n\n");
        }
        text.append("""
                QUÉ HAY AQUÍ
                Las iniciativas cuya lista de comunas nombra a %s, y las que no la nombran pero cuya
                huella toca su contorno. El campo «vinculo» dice cuál es el caso de cada una. Las huellas están
                completas: no se cortan en el límite. El contorno es referencial, así que una huella cercana
                al límite puede quedar a un lado u otro.

                Iniciativas: %d
                  nombradas y dibujadas: %d
                  sólo nombradas: %d
                  sólo dibujadas: %d
                Con ubicación exacta: %d; referencial: %d (de ellas supuesta: %d)

                """.formatted(
                        comuna.name(),
                        contents.count(),
                        contents.ties(Tie.NAMED_AND_DRAWN),
                        contents.ties(Tie.ONLY_NAMED),
                        contents.ties(Tie.ONLY_DRAWN),
                        contents.exact(),
                        contents.count() - contents.exact(),
                        contents.assumed()));
        for (Contents.Entry entry : contents.listed()) {
            text.append(entry.code()).append("  ").append(entry.name());
            text.append(" (").append(entry.precision()).append("; ");
            text.append(entry.tie().title()).append(")\n");
        }
        if (contents.count() > contents.listed().size()) {
            text.append("… y ")
                    .append(contents.count() - contents.listed().size())
                    .append(" más en los archivos.\n");
        }
        return text.append("""

                ARCHIVOS
                abrir-en-qgis.qlr    Descomprima todo y arrástrelo a QGIS (3.22 o más nuevo): agrega las capas con su estilo
                datos/crs84/         En longitud y latitud (WGS 84): todos los formatos
                datos/epsg-32719/    En metros (WGS 84 / UTM huso 19 sur): los formatos que lo admiten
                comuna/              El contorno de la comuna
                estilos/             Los colores y líneas del mapa, para QGIS (.qml) y GeoServer (.sld), por tipo de geometría
                metadatos/           ISO 19115-3, ISO 19139 y DCAT
                campos.csv           Qué significa cada campo
                LICENCIA.txt         Qué se puede hacer con estos datos
                SHA256SUMS           Sumas de control: sha256sum -c SHA256SUMS

                Para planillas use el .xlsx: el .csv lleva comas y un Excel en español lo abre en una sola columna.
                """).toString();
    }

    String readmeInEnglish() {
        StringBuilder text = new StringBuilder("EMRA 2023-2050: initiatives that touch the comuna of ")
                .append(comuna.name())
                .append("\n\n");
        if (contents.count() == 0) {
            text.append(
                    filtered
                            ? "With the filters asked for, no initiative touches this comuna: the files have no rows.\n\n"
                            : "Today no published initiative touches this comuna: the files have no rows.\n\n");
        } else if (filtered) {
            text.append("The package was asked for with filters: other initiatives may touch this comuna.\n\n");
        }
        return text.append(Notice.REFERENTIAL.en())
                .append("""


                The initiatives whose list of comunas names %s, and those whose footprint touches its referential
                outline (field “vinculo”: both %d, only named %d, only drawn %d). Footprints are whole, not cut
                at the border. Data version %s of %s.

                abrir-en-qgis.qlr adds the layers to QGIS with the look of the map. datos/ holds the initiatives in degrees
                (crs84) and metres (epsg-32719), comuna/ the outline, estilos/ the styles, metadatos/ ISO and DCAT records,
                campos.csv the meaning of the fields (in Spanish and English), LICENCIA.txt the licences.
                Check the files with: sha256sum -c SHA256SUMS
                """.formatted(
                                comuna.name(),
                                contents.ties(Tie.NAMED_AND_DRAWN),
                                contents.ties(Tie.ONLY_NAMED),
                                contents.ties(Tie.ONLY_DRAWN),
                                table.metadata().dataVersion(),
                                table.metadata().date()))
                .toString();
    }

    static String licence() {
        return """
                LICENCIAS Y FUENTES

                Iniciativas (datos/)
                  Fuente de los textos: %s
                  %s
                  Parte de las huellas se apoya en OpenStreetMap, por eso el conjunto se entrega como base de datos
                  derivada. Puede copiarlo, repartirlo y adaptarlo si nombra a OpenStreetMap y sus colaboradores y
                  si reparte lo adaptado con la misma licencia: %s
                  %s

                Contorno de la comuna (comuna/)
                  %s

                %s
                %s
                """.formatted(
                        Notice.SOURCE,
                        Notice.LICENCE,
                        Dataset.LICENCE_NAME,
                        Dataset.LICENCE_URI,
                        Notice.COMUNAS.es(),
                        Notice.TEXT,
                        Notice.GENERALISED.es());
    }

    /** The dictionary of the fields: what each means, in what it is written, and how a shapefile calls it. */
    static byte[] fields(Table table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FieldList.write(table.columns(), Tables::titleEn, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
