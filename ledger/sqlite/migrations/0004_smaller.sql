-- Sightings name their article by its number: an id takes 71 bytes, twice.
CREATE TABLE seen (
	source  TEXT NOT NULL,
	version INTEGER NOT NULL,
	article INTEGER NOT NULL REFERENCES article (number),
	seen    TEXT NOT NULL,
	digest  BLOB NOT NULL,
	PRIMARY KEY (source, version)
) STRICT, WITHOUT ROWID;
INSERT INTO seen SELECT s.source, version, number, seen, s.digest FROM sighting s JOIN article a ON a.id = s.article;
DROP TABLE sighting;
ALTER TABLE seen RENAME TO sighting;
CREATE INDEX sighting_article ON sighting (article);

-- Cards are kept in another form. They are drawn again with the facts (onrecord link).
DELETE FROM card;
DELETE FROM fact;
