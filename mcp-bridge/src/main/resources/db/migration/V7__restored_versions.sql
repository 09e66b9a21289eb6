-- The version whose state a version has again; absent when its state is new. Undo and redo follow it.
alter table design_versions add restored int;

update design_versions set restored = cast(substring(summary from '^restored version (\d+)$') as int)
where summary ~ '^restored version \d{1,8}$';
