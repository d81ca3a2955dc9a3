-- The codes that were public once and are not any more.
SELECT i.code FROM initiative i WHERE NOT EXISTS (SELECT FROM published p WHERE p.codigo = i.code)
