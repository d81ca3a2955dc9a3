-- The same of the prepared table, which is in metres; with our condition, for it to hold the same features.
SELECT ST_AsMVT(tile, 'iniciativas', 4096, 'geom')
  FROM (
       SELECT ST_AsMVTGeom(
                  ST_CurveToLine(geom::geometry),
                  (SELECT ST_TileEnvelope({z}::integer, {x}::integer, {y}::integer)),
                  4096, 64, true) AS geom,
              codigo, nombre, nombre_en, capa, territorio, tema, objetivos, responsable, precision, ubicacion, supuesta, version
         FROM tile_shape_{band}
        WHERE geom && (SELECT ST_Transform(ST_TileEnvelope({z}::integer, {x}::integer, {y}::integer, margin => 0.015625), 3857))
          AND from_zoom <= {z}
       ) AS tile
