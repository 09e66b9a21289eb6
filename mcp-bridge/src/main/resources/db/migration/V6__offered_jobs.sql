-- Set before the backend hears of a job: one that was never offered is cancelled without asking the backend.
alter table jobs add offered_at timestamptz;

update jobs set offered_at = created_at;

-- What retention looks for.
create index effects_by_age on effects (at);
create index events_by_age on events (at);
create index designs_archived on designs (archived_at) where archived_at is not null;
alter table jobs add files_deleted_at timestamptz;
