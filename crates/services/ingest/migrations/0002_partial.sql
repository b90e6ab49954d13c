-- A survey saved half-way may be followed by more of it without a revision number (IN-8). Whether the newest version
-- is such a half is in its body only, so what was accepted before counts as final.
ALTER TABLE ingest.response_identity ADD COLUMN partial boolean NOT NULL DEFAULT false;
