-- What the other program reads: the fields of our files in the same order, lists joined as our files without lists join them. Layers
-- of one kind of geometry for formats that hold only one, under the names that they ask for.

CREATE VIEW iniciativas AS
SELECT codigo, nombre, nombre_en, capa, territorio, tema, tema_nombre, array_to_string(objetivos, '; ') AS objetivos, responsable,
       responsable_nombre, horizonte, horizonte_nombre, asterisco, array_to_string(comunas, '; ') AS comunas,
       array_to_string(comunas_codigos, '; ') AS comunas_codigos, array_to_string(comunas_fuera, '; ') AS comunas_fuera,
       fuente_lista, fuente_numero, fuente_nombre, fuente_mapa, fuente_mapa_numero, fuente_mapa_nombre,
       array_to_string(correcciones, '; ') AS correcciones, precision, precision_nombre, ubicacion, supuesta, sustento,
       sustento_en, nota, nota_en, array_to_string(etiquetas, '; ') AS etiquetas, version, actualizado, geom
  FROM published
 ORDER BY codigo;
CREATE VIEW puntos AS SELECT * FROM iniciativas WHERE ST_Dimension(geom) = 0;
CREATE VIEW lineas AS SELECT * FROM iniciativas WHERE ST_Dimension(geom) = 1;
CREATE VIEW poligonos AS SELECT * FROM iniciativas WHERE ST_Dimension(geom) = 2;
DO $$
DECLARE
    fields text := (SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
                      FROM information_schema.columns
                     WHERE table_schema = 'huella' AND table_name = 'iniciativas' AND column_name <> 'geom');
BEGIN
    EXECUTE format('CREATE VIEW waypoints AS SELECT %s, geom::geometry(Point, 4326) AS geom FROM puntos', fields);
    EXECUTE format('CREATE VIEW tracks AS SELECT %s, ST_Multi(CASE ST_Dimension(geom) WHEN 2 THEN ST_Boundary(geom)
        ELSE geom END)::geometry(MultiLineString, 4326) AS geom FROM iniciativas WHERE ST_Dimension(geom) > 0', fields);
END $$;
GRANT SELECT ON iniciativas, puntos, lineas, poligonos, waypoints, tracks TO huella_app;
