-- What Martin asks of a table in degrees whose geometries may be of any kind (resolver/query_tables.rs, table_to_query; 2026), with the
-- attributes of our tiles.
SELECT ST_AsMVT(tile, 'raw', 4096, 'geom')
  FROM (
       SELECT ST_AsMVTGeom(
                  ST_Transform(ST_CurveToLine(geom::geometry), 3857),
                  (SELECT ST_TileEnvelope({z}::integer, {x}::integer, {y}::integer)),
                  4096, 64, true) AS geom,
              codigo, nombre, nombre_en, capa, territorio, tema, objetivos, responsable, precision, ubicacion, supuesta, version
         FROM bench_raw
        WHERE geom && (SELECT ST_Expand(ST_Transform(ST_TileEnvelope({z}::integer, {x}::integer, {y}::integer), 4326),
                                        (0.015625 * 360) / 2 ^ {z}::integer))
       ) AS tile
