-- One order for what is noted of a stream, whoever noted it and whatever the clock does.
CREATE SEQUENCE {schema}.stream_positions;

ALTER TABLE {schema}.stream_marks
    ADD COLUMN position       bigint NOT NULL DEFAULT nextval('{schema}.stream_positions'),
    ADD COLUMN first_sequence bigint NOT NULL DEFAULT 0; -- of the oldest message held; beyond the last: it held none

-- What the broker said that it has, round by round of the relay, written with the rows that left the outbox. A stream
-- that ends earlier, or gives a sequence a second time, has lost messages. A row only lives until the marks cover it.
CREATE TABLE {schema}.stream_acknowledgements (
    position         bigint      NOT NULL DEFAULT nextval('{schema}.stream_positions')
                                 CONSTRAINT stream_acknowledgements_pkey PRIMARY KEY,
    stream           text        NOT NULL,
    created_at       timestamptz NOT NULL, -- the broker's word on when the stream was made, asked before publishing
    known_sequence   bigint      NOT NULL, -- the highest that was noted before the round began to publish
    highest_sequence bigint      NOT NULL, -- of all acknowledgements of the round
    firsts           bigint[]    NOT NULL, -- the sequences of new messages, as ranges …
    lasts            bigint[]    NOT NULL, -- … whose ends belong to them
    acknowledged_at  timestamptz NOT NULL DEFAULT clock_timestamp() -- machine clock, for retention
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX stream_acknowledgements_highest_idx
    ON {schema}.stream_acknowledgements (stream, created_at, highest_sequence);

-- Put back because its stream lost it. The broker may remember its id all the same, so it is published without.
ALTER TABLE {schema}.outbox_pending ADD COLUMN again boolean NOT NULL DEFAULT false;
