-- What has no card yet is not linked either, so that counting what is not linked means no look at every article.
INSERT OR IGNORE INTO unlinked SELECT number FROM article WHERE number NOT IN (SELECT article FROM card);
