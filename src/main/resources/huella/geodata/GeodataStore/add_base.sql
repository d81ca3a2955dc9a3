-- One feature of the base geography.
INSERT INTO base_feature (theme, name, kind, rank, comuna, geom)
VALUES (:theme, :name, :kind, :rank, :comuna, :geom)
