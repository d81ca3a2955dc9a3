-- Where an initiative is anchored. ?: its code.
SELECT ST_X(p) AS lon, ST_Y(p) AS lat
  FROM (SELECT ST_Transform(ST_SetSRID(ST_MakePoint(x, y), 3857), 4326) AS p FROM tile_place WHERE code = ?) AS place
