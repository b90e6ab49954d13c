-- What is told of a response and what was decided on it stand side by side: one look finds both. Ids tell their type themselves.
ALTER TABLE reporting.journal
    DROP CONSTRAINT journal_pkey,
    ADD CONSTRAINT journal_pkey PRIMARY KEY (aggregate_id, aggregate_type, version);

-- Late is what happens more than a minute after acceptance: whoever asks for the present reads what was accepted within that
-- time. Both are found by ranges of pages, so that from Postgres 16 on a late decision stays in its page as well.
UPDATE reporting.responses SET changed_late_at = updated_at
WHERE changed_late_at IS NULL AND updated_at > accepted_at + interval '1 minute';
DROP INDEX reporting.responses_changed_late_idx;
DROP INDEX reporting.responses_accepted_idx;
CREATE INDEX responses_changed_idx ON reporting.responses USING brin (accepted_at, changed_late_at)
    WITH (pages_per_range = 32, autosummarize = on);
