-- The one place where the English of the tables becomes the Spanish of what is published. Layers, tiles, API and
-- exports all select from here; a field that is not in this view is not public.

DROP VIEW IF EXISTS published;
CREATE VIEW published AS
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
            array_to_string(v.tags, ' '))), '[^a-z0-9]+', ' ', 'g') AS search_text
  FROM initiative i
  JOIN initiative_version v ON v.code = i.code AND v.version = i.current_version
  JOIN publication b ON b.id = v.publication
  JOIN theme t ON t.code = v.theme
  JOIN responsible r ON r.code = v.responsible
  JOIN horizon h ON h.code = v.horizon
  JOIN location_precision p ON p.code = v.location_precision
 CROSS JOIN LATERAL (
       SELECT array_agg(m.name ORDER BY u.n) AS names
         FROM unnest(v.comunas) WITH ORDINALITY AS u (code, n)
         JOIN comuna m ON m.code = u.code) c
 WHERE NOT v.retired;
COMMENT ON VIEW published IS 'What the public sees of every initiative: its current version, with Spanish names';

-- huella_app is the role of the running service, and the duties have its rights too. It reads; it owns nothing and cannot alter the history.
GRANT USAGE ON SCHEMA huella TO huella_app;
GRANT SELECT ON published, initiative, initiative_version, publication, objective, layer, territory, theme, responsible,
    horizon, location_precision, comuna, base_feature TO huella_app;
