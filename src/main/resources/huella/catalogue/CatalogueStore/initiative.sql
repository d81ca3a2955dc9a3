-- The one published initiative that is selected by its code (primary key of initiative_version).
SELECT * FROM /* view */ published WHERE /* filter */ true
