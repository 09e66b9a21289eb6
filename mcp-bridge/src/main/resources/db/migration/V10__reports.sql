-- What was measured on a result when somebody first asked. It goes with the result's files.
create table job_reports (
    job_id  uuid        primary key references jobs (id),
    profile json        not null,
    at      timestamptz not null
);

create index jobs_with_files on jobs (finished_at) where finished_at is not null and files_deleted_at is null;
