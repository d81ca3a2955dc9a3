-- Features of the import :id after number :from, in the order of the file: at most :most, and none that begins after
-- :bytes, for they are answered as one text. Primary key.
SELECT f.*
  FROM (SELECT sized.*, sum(size) OVER (ORDER BY number) - size AS ahead
          FROM (SELECT *, octet_length(attributes::text) + coalesce(ST_MemSize(geom), 0) + coalesce(ST_MemSize(before), 0) AS size
                  FROM import_feature
                 WHERE import = :id AND number > :from
                 ORDER BY number
                 LIMIT :most) sized) f
 WHERE f.ahead < :bytes
 ORDER BY f.number
