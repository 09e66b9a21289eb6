-- Files that callers bring, as NeMo Platform's Files service keeps them; the bytes lie in the file store.
CREATE TABLE fileset (
    id            text        PRIMARY KEY,
    workspace     text        NOT NULL,
    name          text        NOT NULL,
    description   text,
    project       text,
    purpose       text        NOT NULL,
    metadata      json        NOT NULL,
    custom_fields json        NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    UNIQUE (workspace, name)
);

CREATE TABLE fileset_file (
    fileset_id text        NOT NULL REFERENCES fileset (id) ON DELETE CASCADE,
    path       text        NOT NULL,
    -- Its name in the store, which tells one upload from the next.
    stored     text        NOT NULL,
    bytes      bigint      NOT NULL,
    PRIMARY KEY (fileset_id, path)
);
