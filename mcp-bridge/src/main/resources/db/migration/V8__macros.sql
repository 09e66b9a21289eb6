-- What was asked for in words that Data Designer does not have, by column; json keeps the order.
alter table design_versions add macros json not null default '{}';
