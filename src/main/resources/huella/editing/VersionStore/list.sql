-- The versions of an initiative with everything they say, newest first. By :code (primary key of initiative_version);
-- :version narrows it to one.
SELECT v.code, v.version, v.publication, p.published_at, p.author, p.reviewer_name, p.reason, v.restored_from, v.retired,
       v.name_es AS nombre, v.name_en AS nombre_en, v.layer AS capa, v.territory AS territorio, v.theme AS tema,
       v.objectives AS objetivos, v.responsible AS responsable, v.horizon AS horizonte, v.starred AS asterisco,
       v.tags AS etiquetas, v.comunas AS comunas_codigos, v.comunas_outside AS comunas_fuera, v.source_list AS fuente_lista,
       v.source_number AS fuente_numero, v.source_name AS fuente_nombre, v.source_map AS fuente_mapa,
       v.source_map_number AS fuente_mapa_numero, v.source_map_name AS fuente_mapa_nombre, v.corrections AS correcciones,
       v.location_precision AS precision, v.location_assumed AS supuesta, v.basis_es AS sustento,
       v.basis_en AS sustento_en, v.note_es AS nota, v.note_en AS nota_en, v.geom
  FROM initiative_version v
  JOIN publication p ON p.id = v.publication
 WHERE v.code = :code
   AND (:version::int IS NULL OR v.version = :version::int)
 ORDER BY v.version DESC
