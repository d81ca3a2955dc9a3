ANALYZE initiative, initiative_version, publication, comuna
