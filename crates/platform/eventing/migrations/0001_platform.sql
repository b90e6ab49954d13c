-- The tables of the delivery contract, in every service's schema ({schema} is filled in by `migrate`).

-- Every event that the service emitted, as the bytes that travel. Kept 14 days, so that a lost stream can be refilled.
CREATE TABLE {schema}.event_log (
    event_id     uuid        NOT NULL CONSTRAINT event_log_pkey PRIMARY KEY,
    event_type   text        NOT NULL, -- recontact.v1.alert.raised
    subject      text        NOT NULL, -- without the installation's prefix
    aggregate_id text        NOT NULL,
    occurred_at  timestamptz NOT NULL, -- business clock
    traceparent  text,
    payload      bytea       NOT NULL,
    logged_at    timestamptz NOT NULL DEFAULT clock_timestamp() -- machine clock, for retention
);

-- Committed and not yet acknowledged by the broker. Rows come and go; vacuum must keep up.
CREATE TABLE {schema}.outbox_pending (
    event_id uuid    NOT NULL CONSTRAINT outbox_pending_pkey PRIMARY KEY,
    bytes    integer NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);

-- What was handled: a message that comes again finds its row. The guarantee against doing a thing twice.
CREATE TABLE {schema}.inbox (
    consumer   text        NOT NULL,
    event_id   uuid        NOT NULL,
    handled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT inbox_pkey PRIMARY KEY (consumer, event_id)
);

-- Items that wait for another try (state retry) or for a person (state parked), as the bytes that came.
CREATE TABLE {schema}.parked (
    consumer        text        NOT NULL,
    event_id        uuid        NOT NULL,
    item_index      integer     NOT NULL, -- place in its pack; 0 for a single; -1 for a message that can't be read
    state           text        NOT NULL CONSTRAINT parked_state_check CHECK (state IN ('retry', 'parked')),
    reason          text        NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL, -- machine clock
    parked_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    subject         text        NOT NULL,
    headers         jsonb       NOT NULL,
    payload         bytea       NOT NULL,
    CONSTRAINT parked_pkey PRIMARY KEY (consumer, event_id, item_index)
);
CREATE INDEX parked_due_idx ON {schema}.parked (consumer, next_attempt_at) WHERE state = 'retry';

-- Counted before a message or item is handled alone and taken back after: what is left over ended the process.
CREATE TABLE {schema}.handled_alone (
    consumer   text    NOT NULL,
    event_id   uuid    NOT NULL,
    item_index integer NOT NULL, -- -1: the whole message
    attempts   integer NOT NULL,
    CONSTRAINT handled_alone_pkey PRIMARY KEY (consumer, event_id, item_index)
);

-- A test clock. Empty in production, where business time is the database's time.
CREATE TABLE {schema}.clock (
    singleton       boolean          NOT NULL DEFAULT true CONSTRAINT clock_pkey PRIMARY KEY CHECK (singleton),
    machine_anchor  timestamptz      NOT NULL,
    business_anchor timestamptz      NOT NULL,
    speed           double precision NOT NULL CHECK (speed >= 0)
);

-- Every version of every resource that the service owns, and who made it.
CREATE TABLE {schema}.resource_versions (
    kind       text        NOT NULL,
    name       text        NOT NULL,
    version    bigint      NOT NULL,
    set_name   text        NOT NULL,
    change     text        NOT NULL CHECK (change IN ('created', 'changed', 'ended')),
    body       bytea       NOT NULL,
    applied_at timestamptz NOT NULL,
    applied_by text        NOT NULL,
    CONSTRAINT resource_versions_pkey PRIMARY KEY (kind, name, version)
);

-- The newest version of every resource of another service that this one keeps a copy of.
CREATE TABLE {schema}.resource_copies (
    kind    text   NOT NULL,
    name    text   NOT NULL,
    version bigint NOT NULL,
    ended   boolean NOT NULL,
    body    bytea  NOT NULL,
    CONSTRAINT resource_copies_pkey PRIMARY KEY (kind, name)
);

-- Raised by every change of own resources or copies, so that a cache knows with one read whether it is level.
CREATE TABLE {schema}.resource_generation (
    singleton  boolean NOT NULL DEFAULT true CONSTRAINT resource_generation_pkey PRIMARY KEY CHECK (singleton),
    generation bigint  NOT NULL
);
INSERT INTO {schema}.resource_generation (generation) VALUES (1);
