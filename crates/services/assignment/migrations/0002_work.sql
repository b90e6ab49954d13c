-- Live feeds, snoozes, escalations by hand, the daily scan.

ALTER TABLE assignment.task_timeline
    ADD COLUMN event_id       uuid, -- its event in event_log, whose payload holds the task as it was after it; NULL: before this column
    ADD COLUMN previous_owner text NOT NULL DEFAULT '', -- whose it was before; empty: the same owner
    ADD COLUMN snoozed_until  timestamptz, -- until when it put the task off, on the business clock
    ADD COLUMN logged_at      timestamptz NOT NULL DEFAULT clock_timestamp(); -- machine clock, for live feeds
CREATE INDEX task_timeline_logged_idx ON assignment.task_timeline (logged_at);

-- Who was informed by an escalation, or owns the task since: part of the answer to a command that comes again.
ALTER TABLE assignment.commands ADD COLUMN recipients text[] NOT NULL DEFAULT '{}';

-- One row per day on which the root opens: whichever replica comes first scans, the others find the row.
CREATE TABLE assignment.orphan_scans (
    scan_date             date        NOT NULL CONSTRAINT orphan_scans_pkey PRIMARY KEY, -- by the root's calendar
    scanned_at            timestamptz NOT NULL, -- business clock
    no_owner              bigint      NOT NULL DEFAULT 0,
    owner_absent          bigint      NOT NULL DEFAULT 0,
    no_phone              bigint      NOT NULL DEFAULT 0,
    deadline_while_closed bigint      NOT NULL DEFAULT 0
);
