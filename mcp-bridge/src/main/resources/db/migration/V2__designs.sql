create table designs (
    id            uuid        primary key,
    owner         text        not null,
    name          text        not null,
    version       int         not null,
    columns       int         not null,
    preview_cells int         not null default 0,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    archived_at   timestamptz
);

create index designs_of_owner on designs (owner, changed_at desc, id desc) where archived_at is null;

-- json, not jsonb: the order of columns' values and reasons is the person's.
create table design_versions (
    design_id  uuid        not null references designs (id),
    version    int         not null,
    name       text        not null,
    config     json        not null,
    why        json        not null,
    row_count  bigint,
    seed       bigint,
    author     text        not null,
    summary    text        not null,
    at         timestamptz not null,
    primary key (design_id, version)
);

create table previews (
    design_id uuid        not null references designs (id),
    version   int         not null,
    row_count int         not null,
    preview   json        not null,
    at        timestamptz not null,
    primary key (design_id, version, row_count)
);
