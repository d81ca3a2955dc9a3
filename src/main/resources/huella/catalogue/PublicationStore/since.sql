-- The publications after :id, and those of its last half minute but itself, oldest first: :limit at most. Numbers are given
-- before they are committed, so one with a lower number may be seen later; no transaction that publishes lasts as long.
-- Primary key and index publication_published_at; codes, :codes at most, by the index initiative_version_publication.
SELECT p.id, p.published_at,
       ARRAY(SELECT few.code
               FROM (SELECT v.code FROM initiative_version v WHERE v.publication = p.id LIMIT :codes) few
              ORDER BY few.code) AS codes
  FROM publication p
 WHERE p.id > :id
    OR p.id < :id
   AND p.published_at > (SELECT known.published_at FROM publication known WHERE known.id = :id) - interval '30 s'
 ORDER BY p.id
 LIMIT :limit
