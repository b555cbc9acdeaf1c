-- what ties the relations to objects outside of the schemas: keys, heirs and partitions, defaults, and types that stand in the
-- source's schemas
with wanted as (select ?::oid[] as relations, ?::text[] as schemas, ?::text[] as sources),
relation as (
    select c.oid, c.relnamespace, n.nspname || '.' || c.relname as name
    from wanted join pg_catalog.pg_class c on c.oid = any (relations)
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace),
outside as (
    select c.oid, c.relkind, n.nspname || '.' || c.relname as name
    from wanted, pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname <> all (schemas) and n.nspname <> 'pg_toast')
select r.name || ' references ' || o.name || ' (' || k.conname || ')' as finding
from pg_catalog.pg_constraint k
join relation r on r.oid = k.conrelid
join outside o on o.oid = k.confrelid
where k.contype = 'f' and k.conparentid = 0
union
select r.name || ' is a partition of, or inherits from, ' || o.name
from pg_catalog.pg_inherits i join relation r on r.oid = i.inhrelid join outside o on o.oid = i.inhparent
union
select o.name || ' is a partition of, or inherits from, ' || r.name
from pg_catalog.pg_inherits i join outside o on o.oid = i.inhrelid join relation r on r.oid = i.inhparent
union
select r.name || '.' || a.attname || ' takes its default from ' || o.name
from pg_catalog.pg_attrdef f
join relation r on r.oid = f.adrelid
join pg_catalog.pg_attribute a on a.attrelid = f.adrelid and a.attnum = f.adnum
join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass and d.objid = f.oid
     and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
join outside o on o.oid = d.refobjid and o.relkind = 'S'
union
select r.name || '.' || a.attname || ' is of type ' || n.nspname || '.' || t.typname
from wanted, relation r
join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type given on given.oid = a.atttypid
join pg_catalog.pg_type t on t.oid = case when given.typcategory = 'A' and given.typelem <> 0 then given.typelem else given.oid end
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
where n.nspname = any (sources) and n.nspname <> all (schemas)
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objid = t.oid and d.deptype = 'e')
order by finding
