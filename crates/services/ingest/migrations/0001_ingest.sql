-- What ingest owns. Forward only; names of constraints are given, for errors speak of them.

-- Who said something. Name, phone and e-mail are nowhere else in the installation.
CREATE TABLE ingest.customers (
    customer_id     uuid    NOT NULL CONSTRAINT customers_pkey PRIMARY KEY,
    reference_hash  bytea   NOT NULL CONSTRAINT customers_reference_key UNIQUE, -- keyed hash of the submitter's number
    reference       text    NOT NULL,
    name            text    NOT NULL,
    phone           text    NOT NULL,
    email           text    NOT NULL,
    language        text    NOT NULL,
    zone            text    NOT NULL,
    contact_window  text    NOT NULL,
    contact_refused boolean NOT NULL
);

-- The newest version of every response.
CREATE TABLE ingest.responses (
    response_id uuid        NOT NULL CONSTRAINT responses_pkey PRIMARY KEY,
    version     bigint      NOT NULL CHECK (version > 0),
    customer_id uuid        CONSTRAINT responses_customer_fkey REFERENCES ingest.customers,
    accepted_at timestamptz NOT NULL, -- business clock, of this version
    body        bytea       NOT NULL, -- recontact.types.v1.Response as it was sent
    verbatim    text        NOT NULL
);

-- The permanent memory against a second call: never purged, so it is narrow.
CREATE TABLE ingest.response_identity (
    source        text        NOT NULL,
    identity_hash bytea       NOT NULL, -- keyed hash of the external id, else of the request id
    response_id   uuid        NOT NULL,
    content_hash  bytea       NOT NULL, -- keyed hash of the newest version's content
    revision      bigint      NOT NULL, -- the submitter's
    version       bigint      NOT NULL, -- ours, dense
    accepted_at   timestamptz NOT NULL,
    CONSTRAINT response_identity_pkey PRIMARY KEY (source, identity_hash)
);

-- Rows of files that could not become responses, as they came, until they are fed again.
CREATE TABLE ingest.rejected_rows (
    mapping     text        NOT NULL,
    file        text        NOT NULL,
    record      bigint      NOT NULL,
    content     jsonb       NOT NULL,
    problems    jsonb       NOT NULL, -- [{"field", "message"}]
    rejected_at timestamptz NOT NULL,
    CONSTRAINT rejected_rows_pkey PRIMARY KEY (mapping, file, record)
);

-- One value that tells whether the identity key is the one that the hashes were made with.
CREATE TABLE ingest.identity_key (
    singleton   boolean NOT NULL DEFAULT true CONSTRAINT identity_key_pkey PRIMARY KEY CHECK (singleton),
    check_value bytea   NOT NULL
);

-- Who read contact data and verbatims, and when.
CREATE TABLE ingest.contact_reads (
    read_id     uuid        NOT NULL CONSTRAINT contact_reads_pkey PRIMARY KEY,
    response_id uuid        NOT NULL,
    caller      text        NOT NULL,
    read_at     timestamptz NOT NULL
);
