-- What the filters of readers need (CQL2, OGC 21-065r2) and SQL has not. None of these can fail, whatever is given.

-- CASEI: equal for texts that differ in case alone, «Straße» and «STRASSE» included. ICU knows the case of all letters; the
-- database's own locale may know but ASCII, and is only used on a server that was built without ICU.
DO $$
BEGIN
    EXECUTE format(
        'CREATE FUNCTION caseless(text) RETURNS text
             LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
             AS $f$ SELECT lower(upper($1 COLLATE %1$s) COLLATE %1$s) $f$',
        CASE WHEN EXISTS (SELECT FROM pg_collation WHERE collname = 'und-x-icu' AND collnamespace = 'pg_catalog'::regnamespace)
             THEN 'pg_catalog."und-x-icu"' ELSE 'pg_catalog."default"' END);
END $$;
COMMENT ON FUNCTION caseless(text) IS 'The text without the difference of case';

-- ACCENTI: without accents, composed or not, and with ligatures and strokes spelled out. See fold() on IMMUTABLE.
CREATE FUNCTION unaccented(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT public.unaccent('public.unaccent'::regdictionary,
                                 regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g')) $$;
COMMENT ON FUNCTION unaccented(text) IS 'The text without accents; case stays';

-- Arithmetic that gives NULL where there is no result (division by zero, overflow, the root of a negative number), so
-- that no filter can stop a query. Double precision: whatever is given, it takes no time and no room.
CREATE FUNCTION calculated(a double precision, calculation text, b double precision) RETURNS double precision
    LANGUAGE plpgsql IMMUTABLE STRICT
    AS $$
BEGIN
    RETURN CASE calculation
        WHEN '+' THEN a + b
        WHEN '-' THEN a - b
        WHEN '*' THEN a * b
        WHEN '/' THEN a / b
        WHEN '%' THEN a - b * trunc(a / b)
        WHEN 'div' THEN trunc(a / b)
        WHEN '^' THEN power(a, b)
    END;
EXCEPTION
    WHEN division_by_zero OR numeric_value_out_of_range OR invalid_argument_for_power_function THEN
        RETURN NULL;
END $$;
COMMENT ON FUNCTION calculated(double precision, text, double precision) IS 'a calculation b; NULL where it has no result';

GRANT EXECUTE ON FUNCTION caseless(text), unaccented(text), calculated(double precision, text, double precision)
    TO huella_app;
