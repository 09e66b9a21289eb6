create table effects (
    owner         text        not null,
    key           text        not null,
    operation     text        not null,
    argument_hash text        not null,
    answer        json,
    at            timestamptz not null,
    primary key (owner, key)
);

create table outboxes (
    owner text   primary key,
    last  bigint not null
);

create table events (
    owner     text        not null,
    cursor    bigint      not null,
    type      text        not null,
    design_id uuid        not null,
    version   int,
    job_id    uuid,
    at        timestamptz not null,
    primary key (owner, cursor)
);
