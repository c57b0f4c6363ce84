-- Articles, where they were seen, what was decided about them, what was erased, and the words that they are found by.
CREATE TABLE article (
	number    INTEGER PRIMARY KEY, -- joins the words; means nothing elsewhere
	id        TEXT NOT NULL UNIQUE,
	source    TEXT NOT NULL,
	title     TEXT NOT NULL,
	published TEXT NOT NULL,
	publisher TEXT NOT NULL,
	finders   TEXT NOT NULL,
	status    TEXT NOT NULL,       -- of the last notice
	digest    BLOB NOT NULL,
	raw       BLOB NOT NULL,
	text      BLOB NOT NULL,
	record    BLOB NOT NULL
) STRICT;
CREATE INDEX article_published ON article (published);

CREATE TABLE sighting (
	source  TEXT NOT NULL,
	version INTEGER NOT NULL,
	article TEXT NOT NULL REFERENCES article (id),
	seen    TEXT NOT NULL,
	digest  BLOB NOT NULL,
	PRIMARY KEY (source, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_article ON sighting (article);

CREATE TABLE notice (
	article TEXT NOT NULL REFERENCES article (id),
	number  INTEGER NOT NULL,
	status  TEXT NOT NULL,
	reason  TEXT NOT NULL,
	at      TEXT NOT NULL,
	digest  BLOB NOT NULL,
	PRIMARY KEY (article, number)
) STRICT, WITHOUT ROWID;

-- Marks are salted, so that tombstones of two ledgers cannot be compared, nor looked up in a list of known addresses.
CREATE TABLE tombstone (
	mark    BLOB PRIMARY KEY,
	erasure INTEGER NOT NULL, -- the same for all marks of an article
	reason  TEXT NOT NULL,
	at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
	name  TEXT PRIMARY KEY,
	value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES ('salt', randomblob(16));

CREATE VIRTUAL TABLE words USING fts5 (
	title, text, speakers, acts, types, publisher,
	content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
