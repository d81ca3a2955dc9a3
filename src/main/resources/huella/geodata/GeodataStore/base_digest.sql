-- The digest of the base geography and vocabularies that were last loaded; no row before the first time.
SELECT digest FROM base_load
