-- A name belongs to the design: renaming it makes no version, and restoring a version leaves it.
-- named_by is null for the name a design gets when nobody gives one.
alter table designs add named_by text;

update designs d set named_by = v.author from design_versions v
where v.design_id = d.id and v.version = 1 and d.name <> 'Untitled';

alter table design_versions drop column name;
