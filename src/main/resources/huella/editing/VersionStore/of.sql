-- The versions that a publication made. Few rows; index initiative_version_publication.
SELECT code, version FROM initiative_version WHERE publication = :publication
