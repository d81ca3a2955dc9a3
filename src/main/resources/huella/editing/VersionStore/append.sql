-- Appends a version. That it follows the last one, and that its author may publish there, the table's triggers see to.
INSERT INTO initiative_version (
    code, version, publication, retired, restored_from, layer, territory, theme, objectives, responsible, horizon, name_es,
    name_en, starred, tags, comunas, comunas_outside, source_list, source_number, source_name, source_map,
    source_map_number, source_map_name, corrections, location_precision, location_assumed, basis_es, basis_en, note_es,
    note_en, geom)
VALUES (:code, :version, :publication, :retired, :restored_from, :capa, :territorio, :tema, :objetivos, :responsable,
        :horizonte, :nombre, :nombre_en, :asterisco, :etiquetas, :comunas_codigos, :comunas_fuera, :fuente_lista,
        :fuente_numero, :fuente_nombre, :fuente_mapa, :fuente_mapa_numero, :fuente_mapa_nombre, :correcciones, :precision,
        :supuesta, :sustento, :sustento_en, :nota, :nota_en, :geom)
