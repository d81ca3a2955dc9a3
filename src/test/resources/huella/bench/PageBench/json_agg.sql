-- The first ten thousand initiatives as one GeoJSON document, with all that is published, made by PostgreSQL alone.
SELECT json_build_object(
           'type', 'FeatureCollection',
           'features', json_agg(json_build_object(
               'type', 'Feature', 'id', codigo, 'geometry', ST_AsGeoJSON(geom, 7)::json, 'properties', to_json(properties))))
  FROM (SELECT codigo, geom,
               (SELECT t FROM (SELECT p.codigo, p.nombre, p.nombre_en, p.capa, p.territorio, p.tema, p.tema_nombre, p.objetivos,
                                      p.responsable, p.responsable_nombre, p.horizonte, p.horizonte_nombre, p.asterisco,
                                      p.comunas, p.comunas_codigos, p.comunas_fuera, p.fuente_lista, p.fuente_numero,
                                      p.fuente_nombre, p.fuente_mapa, p.fuente_mapa_numero, p.fuente_mapa_nombre,
                                      p.correcciones, p.precision, p.precision_nombre, p.ubicacion, p.supuesta, p.sustento,
                                      p.sustento_en, p.nota, p.nota_en, p.etiquetas, p.version, p.actualizado) AS t) AS properties
          FROM published AS p
         ORDER BY codigo
         LIMIT 10000) AS page
