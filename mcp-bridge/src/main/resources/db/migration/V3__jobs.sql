create table approvals (
    id           uuid             primary key,
    owner        text             not null,
    design_id    uuid             not null references designs (id),
    version      int              not null,
    row_count    bigint           not null,
    seed         bigint           not null,
    cost_cap_usd double precision not null,
    expires_at   timestamptz      not null,
    used_at      timestamptz
);

create table jobs (
    id               uuid             primary key,
    owner            text             not null,
    name             text             not null,
    design_id        uuid             not null references designs (id),
    version          int              not null,
    row_count        bigint           not null,
    seed             bigint           not null,
    cost_cap_usd     double precision not null,
    approval_id      uuid unique references approvals (id),
    upstream_name    text             not null unique,
    submitted_at     timestamptz,
    status           text             not null,
    rows_done        bigint           not null default 0,
    rows_per_second  double precision,
    failed_cells     bigint           not null default 0,
    failure          text,
    files            json             not null default '[]',
    checks           json             not null default '[]',
    cancel_requested boolean          not null default false,
    created_at       timestamptz      not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    lease_owner      text,
    lease_until      timestamptz,
    fencing          bigint           not null default 0
);

create index jobs_of_owner on jobs (owner, created_at desc, id desc);
create index jobs_open on jobs (created_at) where finished_at is null;
