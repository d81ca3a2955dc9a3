-- One comuna: added, or brought up to date.
INSERT INTO comuna (code, name, province, geom) VALUES (:code, :name, :province, :geom)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, province = excluded.province, geom = excluded.geom
