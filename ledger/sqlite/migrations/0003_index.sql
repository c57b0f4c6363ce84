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

CREATE TABLE story ( -- of articles that tell what another does in its words
	article INTEGER PRIMARY KEY REFERENCES article (number),
	story   INTEGER NOT NULL,  -- the number of its first article
	body    TEXT NOT NULL      -- why
) STRICT;
CREATE INDEX story_story ON story (story);

CREATE TABLE claim (
	number   INTEGER PRIMARY KEY,
	day      INTEGER NOT NULL, -- last said
	disputed INTEGER NOT NULL, -- whether somebody denies what another affirms
	stories  INTEGER NOT NULL, -- independent ones that tell of it
	body     TEXT NOT NULL
) STRICT;
CREATE INDEX claim_day ON claim (day);
CREATE INDEX claim_disputed ON claim (day) WHERE disputed;
CREATE VIRTUAL TABLE claim_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE position (
	article INTEGER NOT NULL REFERENCES article (number),
	record  INTEGER NOT NULL, -- number of the statement
	claim   INTEGER NOT NULL REFERENCES claim (number),
	place   INTEGER NOT NULL, -- in the claim, by date of publication
	entity  INTEGER,          -- of the speaker
	affirms INTEGER NOT NULL,
	PRIMARY KEY (article, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX position_claim ON position (claim);

CREATE TABLE happening (
	number INTEGER PRIMARY KEY,
	stories INTEGER NOT NULL,
	body    TEXT NOT NULL
) STRICT;
CREATE TABLE telling (
	article   INTEGER NOT NULL REFERENCES article (number),
	record    INTEGER NOT NULL, -- number of the event
	happening INTEGER NOT NULL REFERENCES happening (number),
	PRIMARY KEY (article, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_happening ON telling (happening);

CREATE TABLE proposal ( -- entities that may be one
	a      TEXT NOT NULL, -- ids
	b      TEXT NOT NULL,
	score  REAL NOT NULL,
	reason TEXT NOT NULL
) STRICT;

CREATE TABLE decision ( -- what people say of who is who; only ever added to
	number INTEGER PRIMARY KEY,
	body   TEXT NOT NULL
) STRICT;
