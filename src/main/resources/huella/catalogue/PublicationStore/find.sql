-- One publication by :id (primary key), with :codes codes at most of what it changed (index
-- initiative_version_publication).
SELECT p.id, p.published_at,
       ARRAY(SELECT few.code
               FROM (SELECT v.code FROM initiative_version v WHERE v.publication = p.id LIMIT :codes) few
              ORDER BY few.code) AS codes
  FROM publication p
 WHERE p.id = :id
