-- What a publication to elsewhere is made of: the last publication and its date, and a digest of the words that stand in
-- files besides. Small tables, and the primary key of publication.
SELECT coalesce((SELECT max(id) FROM publication), 0) AS publication,
       coalesce((SELECT max(published_at) FROM publication), 'epoch') AS date,
       (SELECT md5(string_agg(part || digest, ' ' ORDER BY part))
          FROM (SELECT 'objective' AS part, md5(string_agg(t::text, '' ORDER BY t.code)) AS digest FROM objective t
                UNION ALL SELECT 'layer', md5(string_agg(t::text, '' ORDER BY t.code)) FROM layer t
                UNION ALL SELECT 'territory', md5(string_agg(t::text, '' ORDER BY t.code)) FROM territory t
                UNION ALL SELECT 'theme', md5(string_agg(t::text, '' ORDER BY t.code)) FROM theme t
                UNION ALL SELECT 'responsible', md5(string_agg(t::text, '' ORDER BY t.code)) FROM responsible t
                UNION ALL SELECT 'horizon', md5(string_agg(t::text, '' ORDER BY t.code)) FROM horizon t
                UNION ALL SELECT 'precision', md5(string_agg(t::text, '' ORDER BY t.code)) FROM location_precision t) AS words)
           AS words
