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

-- Links: who is the same in several articles, which articles are one story, which statements one claim, which events one.
-- They are computed anew from the cards, all at once. A body is JSON.
CREATE TABLE unlinked (article INTEGER PRIMARY KEY) STRICT; -- came in or changed since the links were computed

CREATE TABLE entity (
	number   INTEGER PRIMARY KEY,
	articles INTEGER NOT NULL,
	body     TEXT NOT NULL
) STRICT;
CREATE TABLE alias ( -- whom a name stands for, but for exceptions
	name   INTEGER PRIMARY KEY REFERENCES name (number),
	entity INTEGER NOT NULL REFERENCES entity (number)
) STRICT;
CREATE INDEX alias_entity ON alias (entity);
CREATE TABLE exception ( -- whom a name stands for in an article
	name    INTEGER NOT NULL REFERENCES name (number),
	article INTEGER NOT NULL REFERENCES article (number),
	entity  INTEGER NOT NULL REFERENCES entity (number),
	PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX exception_entity ON exception (entity);

CREATE TABLE story ( -- of articles that tell what another does
	article INTEGER PRIMARY KEY REFERENCES article (number),
	story   INTEGER NOT NULL
) STRICT;
CREATE INDEX story_story ON story (story);

CREATE TABLE claim (
	number   INTEGER PRIMARY KEY,
	day      INTEGER NOT NULL, -- last said
	disputed INTEGER NOT NULL, -- whether somebody denies what another affirms
	body     TEXT NOT NULL
) STRICT;
CREATE INDEX claim_day ON claim (disputed, day);
CREATE TABLE happening (
	number INTEGER PRIMARY KEY,
	day    INTEGER NOT NULL,
	body   TEXT NOT NULL
) STRICT;
CREATE TABLE member ( -- records that belong to a claim or a happening
	article INTEGER NOT NULL REFERENCES article (number),
	kind    TEXT NOT NULL, -- 's' of a statement, 'e' of an event
	record  INTEGER NOT NULL,
	joined  INTEGER NOT NULL, -- number of the claim or happening
	PRIMARY KEY (article, kind, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision ( -- what people say of who is who; only ever added to
	number INTEGER PRIMARY KEY,
	body   TEXT NOT NULL
) STRICT;
