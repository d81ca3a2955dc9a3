-- The base geography is replaced as a whole, inside one transaction: readers see the old one until the commit.
DELETE FROM base_feature
