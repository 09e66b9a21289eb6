-- A job whose failed cells are tried again is open once more. What it was before comes back when the retry fails.
alter table jobs add retry_wanted boolean not null default false;
alter table jobs add before_retry json;
