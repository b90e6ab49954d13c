-- How far each of the service's streams was seen to be: what tells that one was made anew, or lost its newest messages.
CREATE TABLE {schema}.stream_marks (
    stream            text        NOT NULL,
    checked_at        timestamptz NOT NULL, -- machine clock, read before the broker was asked
    created_at        timestamptz NOT NULL, -- the broker's word on when the stream was made
    last_sequence     bigint      NOT NULL,
    unpublished_since timestamptz NOT NULL, -- whatever was logged before it had been acknowledged when this was read
    CONSTRAINT stream_marks_pkey PRIMARY KEY (stream, checked_at)
);
