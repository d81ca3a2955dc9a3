-- One publication by :id (primary key), with the codes of what it changed (index initiative_version_publication).
SELECT p.id, p.published_at,
       ARRAY(SELECT v.code FROM initiative_version v WHERE v.publication = p.id ORDER BY v.code) AS codes
  FROM publication p
 WHERE p.id = :id
