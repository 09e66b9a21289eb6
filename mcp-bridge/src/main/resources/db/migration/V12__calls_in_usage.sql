-- How many calls a line stands for: what the agent reports is one each; of jobs written down before it is not known.
alter table usage add calls bigint;
update usage set calls = 1 where source = 'agent';

create index usage_by_time on usage (owner, at);
