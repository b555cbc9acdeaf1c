-- what a view reads or calls outside of the schemas: tables, and functions that no extension brings
with wanted as (select ?::pg_catalog.regclass as view, ?::text[] as schemas),
used as (
    select d.refclassid, d.refobjid
    from wanted
    join pg_catalog.pg_rewrite w on w.ev_class = wanted.view
    join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = w.oid
    where d.refobjid <> wanted.view),
object as (
    select c.relnamespace as namespace, c.relname::text as name
    from used join pg_catalog.pg_class c on c.oid = refobjid and refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    union
    select p.pronamespace, p.proname || '()'
    from used join pg_catalog.pg_proc p on p.oid = refobjid and refclassid = 'pg_catalog.pg_proc'::pg_catalog.regclass
    where not exists (select from pg_catalog.pg_depend e
                      where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and e.objid = p.oid and e.deptype = 'e'))
select n.nspname || '.' || o.name as name
from wanted, object o join pg_catalog.pg_namespace n on n.oid = o.namespace
where n.nspname <> all (schemas) and n.nspname <> 'pg_catalog'
order by name
