-- The one place where the English of the tables becomes the Spanish of what is published. Layers, tiles, API and
-- exports all select from here; a field that is not in these views is not public.

DROP FUNCTION IF EXISTS published_on(timestamptz);
DROP VIEW IF EXISTS published;
DROP VIEW IF EXISTS version_published;

-- Every version ever published, in the words of the public. The last two columns are not published. All joins find just
-- one row (keys that must be there); they are written as outer ones, so that a query which does not ask for their columns,
-- as one that counts, does without them.
CREATE VIEW version_published AS
SELECT v.code                   AS codigo,
       v.name_es                AS nombre,
       v.name_en                AS nombre_en,
       v.layer                  AS capa,
       v.territory              AS territorio,
       v.theme                  AS tema,
       t.name_es                AS tema_nombre,
       v.objectives             AS objetivos,
       v.responsible            AS responsable,
       r.name_es                AS responsable_nombre,
       v.horizon                AS horizonte,
       h.name_es                AS horizonte_nombre,
       v.starred                AS asterisco,
       c.names                  AS comunas,
       v.comunas                AS comunas_codigos,
       v.comunas_outside        AS comunas_fuera,
       v.source_list            AS fuente_lista,
       v.source_number          AS fuente_numero,
       v.source_name            AS fuente_nombre,
       v.source_map             AS fuente_mapa,
       v.source_map_number      AS fuente_mapa_numero,
       v.source_map_name        AS fuente_mapa_nombre,
       v.corrections            AS correcciones,
       v.location_precision     AS precision,
       p.name_es                AS precision_nombre,
       CASE WHEN p.exact THEN 'exacta' ELSE 'referencial' END AS ubicacion,
       v.location_assumed       AS supuesta,
       v.basis_es               AS sustento,
       v.basis_en               AS sustento_en,
       v.note_es                AS nota,
       v.note_en                AS nota_en,
       v.tags                   AS etiquetas,
       v.version                AS version,
       date_trunc('second', b.published_at) AS actualizado,
       v.geom,
       v.geom_3857,
       ' ' || regexp_replace(fold(concat_ws(' ', v.code, v.name_es, v.name_en, t.name_es,
            array_to_string(c.names, ' '), array_to_string(v.comunas_outside, ' '),
            array_to_string(v.tags, ' '))), '[^a-z0-9]+', ' ', 'g') AS search_text,
       v.retired                AS retired,
       b.published_at           AS published_at
  FROM initiative_version v
  LEFT JOIN publication b ON b.id = v.publication
  LEFT JOIN theme t ON t.code = v.theme
  LEFT JOIN responsible r ON r.code = v.responsible
  LEFT JOIN horizon h ON h.code = v.horizon
  LEFT JOIN location_precision p ON p.code = v.location_precision
  LEFT JOIN LATERAL (
       SELECT array_agg(m.name ORDER BY u.n) AS names
         FROM unnest(v.comunas) WITH ORDINALITY AS u (code, n)
         JOIN comuna m ON m.code = u.code) c ON true;
COMMENT ON VIEW version_published IS 'Every version that was ever published, with Spanish names; with a retired one the initiative left the map';

CREATE VIEW published AS
SELECT s.codigo, s.nombre, s.nombre_en, s.capa, s.territorio, s.tema, s.tema_nombre, s.objetivos, s.responsable,
       s.responsable_nombre, s.horizonte, s.horizonte_nombre, s.asterisco, s.comunas, s.comunas_codigos,
       s.comunas_fuera, s.fuente_lista, s.fuente_numero, s.fuente_nombre, s.fuente_mapa, s.fuente_mapa_numero,
       s.fuente_mapa_nombre, s.correcciones, s.precision, s.precision_nombre, s.ubicacion, s.supuesta, s.sustento,
       s.sustento_en, s.nota, s.nota_en, s.etiquetas, s.version, s.actualizado, s.geom, s.geom_3857, s.search_text
  FROM initiative i
  JOIN version_published s ON s.codigo = i.code AND s.version = i.current_version
 WHERE NOT s.retired;
COMMENT ON VIEW published IS 'What the public sees of every initiative: its current version, with Spanish names';

-- The same as it was at a moment: of every initiative the last version published by then, unless that one retired it.
-- What a version is judged by are its own publication's time and number; names of vocabularies are today's. One plain
-- query, so that PostgreSQL takes it apart as it does the view and still uses the indexes of the footprints.
CREATE FUNCTION published_on(moment timestamptz) RETURNS SETOF published LANGUAGE sql STABLE AS $$
SELECT s.codigo, s.nombre, s.nombre_en, s.capa, s.territorio, s.tema, s.tema_nombre, s.objetivos, s.responsable,
       s.responsable_nombre, s.horizonte, s.horizonte_nombre, s.asterisco, s.comunas, s.comunas_codigos,
       s.comunas_fuera, s.fuente_lista, s.fuente_numero, s.fuente_nombre, s.fuente_mapa, s.fuente_mapa_numero,
       s.fuente_mapa_nombre, s.correcciones, s.precision, s.precision_nombre, s.ubicacion, s.supuesta, s.sustento,
       s.sustento_en, s.nota, s.nota_en, s.etiquetas, s.version, s.actualizado, s.geom, s.geom_3857, s.search_text
  FROM version_published s
 WHERE s.published_at <= moment
   AND NOT s.retired
   AND NOT EXISTS (
       SELECT FROM initiative_version later
         JOIN publication p ON p.id = later.publication
        WHERE later.code = s.codigo AND later.version > s.version AND p.published_at <= moment)
$$;
COMMENT ON FUNCTION published_on(timestamptz) IS 'The view published as it was at a moment';

-- huella_app is the role of the running service, and the duties have its rights too. It reads; it owns nothing and cannot
-- alter the history.
GRANT USAGE ON SCHEMA huella TO huella_app;
GRANT SELECT ON published, version_published, initiative, initiative_version, publication, objective, layer, territory, theme, responsible,
    horizon, location_precision, comuna, base_feature TO huella_app;
