-- Which state of the data is published, or was by :asOf when that is not null: the last publication, its date, and a digest of what else files show. Publications
-- are counted too, since one with a lower number may be committed later. Tables of a few rows: no index needed.
WITH shown AS (
    SELECT 'objective' AS part, md5(string_agg(t::text, '' ORDER BY t.code)) AS digest FROM objective t
    UNION ALL SELECT 'layer', md5(string_agg(t::text, '' ORDER BY t.code)) FROM layer t
    UNION ALL SELECT 'territory', md5(string_agg(t::text, '' ORDER BY t.code)) FROM territory t
    UNION ALL SELECT 'theme', md5(string_agg(t::text, '' ORDER BY t.code)) FROM theme t
    UNION ALL SELECT 'responsible', md5(string_agg(t::text, '' ORDER BY t.code)) FROM responsible t
    UNION ALL SELECT 'horizon', md5(string_agg(t::text, '' ORDER BY t.code)) FROM horizon t
    UNION ALL SELECT 'precision', md5(string_agg(t::text, '' ORDER BY t.code)) FROM location_precision t
    UNION ALL SELECT 'comuna', md5(string_agg(t::text, '' ORDER BY t.code)) FROM comuna t
    UNION ALL SELECT 'publication', count(*) || ' ' || coalesce(max(id), 0) FROM publication
)
SELECT (SELECT coalesce(max(id), 0) FROM publication
         WHERE published_at <= coalesce(CAST(:asOf AS timestamptz), 'infinity')) AS version,
       (SELECT coalesce(max(published_at), 'epoch') FROM publication
         WHERE published_at <= coalesce(CAST(:asOf AS timestamptz), 'infinity')) AS date,
       (SELECT md5(string_agg(part || digest, ' ' ORDER BY part)) FROM shown) AS digest
