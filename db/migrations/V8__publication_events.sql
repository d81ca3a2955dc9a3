-- Asked at each event (what a publication holds), and for the map as it was on a date.
CREATE INDEX initiative_version_publication ON initiative_version (publication);
CREATE INDEX publication_published_at ON publication (published_at);
