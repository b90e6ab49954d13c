-- What follow-up-scheduler owns. Forward only; names of constraints are given, for errors speak of them.

-- One row per matter: when to look at it next. Ended matters keep their row, without an instant, so that an old event
-- that comes late finds a newer version.
CREATE TABLE follow_up_scheduler.schedules (
    matter_id      uuid        NOT NULL CONSTRAINT schedules_pkey PRIMARY KEY, -- a task's id
    matter_version bigint      NOT NULL, -- highest version heard of
    policy         text        NOT NULL,
    policy_version bigint      NOT NULL, -- the one that the matter began with; 0: built in
    policy_wanted  text        NOT NULL, -- the one that the rule asked for
    next_at        timestamptz, -- business clock; null: the matter ended
    next_step      text        NOT NULL,
    proposals      bigint      NOT NULL, -- number of the last one
    proposed       jsonb       NOT NULL, -- [{"step", "from", "repetition", "due"}]: what was proposed, and when it was due
    body           bytea       NOT NULL, -- recontact.types.v1.Task as last heard
    failures       integer     NOT NULL DEFAULT 0,
    failure        text        NOT NULL DEFAULT '',
    retry_at       timestamptz -- machine clock; a row whose decision failed waits until then
);
CREATE INDEX schedules_next_idx ON follow_up_scheduler.schedules (next_at) WHERE next_at IS NOT NULL;
