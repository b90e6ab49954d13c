-- A survey that is saved half-way may be saved many times, and each half may come again. While the newest version is a
-- half, the contents before it are remembered too, so that none of them makes a second version; a final response
-- forgets them.
ALTER TABLE ingest.response_identity
    ADD COLUMN earlier_hashes bytea NOT NULL DEFAULT ''; -- keyed hashes of 32 bytes each, one behind the other
