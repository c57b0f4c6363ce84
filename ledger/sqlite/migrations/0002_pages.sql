-- What articles give to be held against each other, drawn with the record; articles kept before have none until they are read
-- again. Beside them what people ask and decide, in the order in which it came.
CREATE TABLE page (
	article INTEGER PRIMARY KEY REFERENCES article (number),
	content BLOB NOT NULL
) STRICT;

CREATE TABLE entry (
	number  INTEGER PRIMARY KEY, -- from 1, without gaps
	content TEXT NOT NULL,       -- JSON
	digest  BLOB NOT NULL
) STRICT;
