-- What records are found by, and what articles are joined by. All of it is drawn from the rows of article and can be drawn
-- again; rows that came in before have none yet (onrecord link draws it).
CREATE TABLE name (
	number INTEGER PRIMARY KEY,
	name   TEXT NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE names USING fts5 (name, content = 'name', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE fact (
	name    INTEGER NOT NULL REFERENCES name (number),
	part    INTEGER NOT NULL, -- ledger.Part
	day     INTEGER NOT NULL, -- 20311231; 0 when unknown
	article INTEGER NOT NULL REFERENCES article (number),
	number  INTEGER NOT NULL, -- of the record in the article
	label   INTEGER NOT NULL, -- position in onrecord.Acts or onrecord.EventTypes, from 1
	status  INTEGER NOT NULL, -- position in onrecord.Statuses, from 1
	PRIMARY KEY (name, part, day, article, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE card (
	article INTEGER PRIMARY KEY REFERENCES article (number),
	card    BLOB NOT NULL
) STRICT;
CREATE INDEX article_withdrawn ON article (number) WHERE status = 'withdrawn';
