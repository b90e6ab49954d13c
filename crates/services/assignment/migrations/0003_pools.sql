-- Everybody who was ever chosen among for a pool. A batch locks the rows of those whom it may choose, in one order, before
-- it counts what they have: two replicas at once would both see the last free place.
CREATE TABLE assignment.pool_members (
    person text NOT NULL CONSTRAINT pool_members_pkey PRIMARY KEY
);
