-- Rows that people bring. What is deleted stays as a row that says so, without its bytes.
create table seed_data (
    id         uuid        primary key,
    owner      text        not null,
    name       text        not null,
    file       text        not null,
    format     text        not null,
    bytes      bigint      not null,
    sha256     text        not null,
    stored     bigint      not null,
    row_count  bigint      not null,
    columns    json        not null,
    first_rows json        not null,
    created_at timestamptz not null,
    deleted_at timestamptz
);

create index seed_data_of_owner on seed_data (owner, created_at desc, id desc) where deleted_at is null;
