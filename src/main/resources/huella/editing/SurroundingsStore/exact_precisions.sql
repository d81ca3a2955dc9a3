-- The codes of location precision that claim that the place itself is known. A few rows: no index needed.
SELECT code FROM location_precision WHERE exact ORDER BY code
