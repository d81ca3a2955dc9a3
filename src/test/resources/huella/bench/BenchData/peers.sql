-- What the other programs read. bench_raw: one plain table of all that is published, as somebody would load it who does not prepare
-- anything. bench_shape_BAND_DIMENSION: the rows of tile_shape_BAND once more, in the same order with the same index, apart by kind of
-- geometry and with a number, since a layer of MapServer holds one kind and wants a number.
CREATE TABLE bench_raw AS
SELECT row_number() OVER (ORDER BY p.anchor, codigo)::int AS gid,
       codigo, nombre, nombre_en, capa, territorio, tema, tema_nombre, array_to_string(objetivos, ',') AS objetivos, responsable,
       responsable_nombre, horizonte, horizonte_nombre, asterisco, array_to_string(comunas, ';') AS comunas,
       array_to_string(comunas_codigos, ';') AS comunas_codigos, array_to_string(comunas_fuera, ';') AS comunas_fuera,
       fuente_lista, fuente_numero, fuente_nombre, fuente_mapa, fuente_mapa_numero, fuente_mapa_nombre,
       array_to_string(correcciones, ';') AS correcciones, precision, precision_nombre, ubicacion, supuesta, sustento,
       sustento_en, nota, nota_en, array_to_string(etiquetas, ';') AS etiquetas, version, actualizado,
       geom::geometry(Geometry, 4326) AS geom
  FROM published
  JOIN tile_place p ON p.code = codigo
 ORDER BY p.anchor, codigo;
ALTER TABLE bench_raw ADD PRIMARY KEY (gid);
CREATE INDEX ON bench_raw USING gist (geom);
CREATE INDEX ON bench_raw (codigo);
GRANT SELECT ON bench_raw TO huella_app;
DO $$
DECLARE
    band integer;
    dimension integer;
BEGIN
    FOREACH band IN ARRAY ARRAY[5, 6, 7, 8, 9, 10, 11, 14] LOOP
        FOR dimension IN 0..2 LOOP
            EXECUTE format(
                'CREATE TABLE bench_shape_%1$s_%2$s AS
                 SELECT row_number() OVER ()::int AS gid, codigo, capa, from_zoom, nombre, nombre_en, territorio, tema, objetivos,
                        responsable, precision, ubicacion, supuesta, version, geom
                   FROM tile_shape_%1$s WHERE ST_Dimension(geom) = %2$s', band, dimension);
            EXECUTE format('ALTER TABLE bench_shape_%s_%s ADD PRIMARY KEY (gid)', band, dimension);
            EXECUTE format('CREATE INDEX ON bench_shape_%s_%s USING gist (geom)', band, dimension);
            EXECUTE format('GRANT SELECT ON bench_shape_%s_%s TO huella_app', band, dimension);
        END LOOP;
    END LOOP;
END $$;
