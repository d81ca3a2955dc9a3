-- How a version lies on the disk. Its two footprints make nearly every version longer than the 2 kB from which PostgreSQL moves
-- columns out of a row; and since PostGIS asks that footprints stay, it moved the small texts and lists instead, each to be looked up
-- again by everyone who reads a whole feature: two thirds of the database's work for an export. Now rows of up to half a page stay
-- whole, and in larger ones the footprints go first, uncompressed (coordinates hardly shrink). Rows that stand already are read as
-- they are.
ALTER TABLE initiative_version
    ALTER COLUMN geom SET STORAGE EXTERNAL,
    ALTER COLUMN geom_3857 SET STORAGE EXTERNAL,
    SET (toast_tuple_target = 4080);
