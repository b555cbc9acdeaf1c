-- columns of tables with the built-in type that a domain comes down to; those that a parent defines left out
select a.attrelid::bigint as relation, a.attnum::int as number, n.nspname::text as schema, c.relname::text as table_name,
       a.attname::text as name, a.attnotnull or t.typnotnull as required,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as declared, b.typname::text as base,
       b.typcategory::text as category, case when t.typtype = 'd' then t.typtypmod else a.atttypmod end as modifier,
       array(select e.enumlabel::text from pg_catalog.pg_enum e where e.enumtypid = b.oid order by e.enumsortorder) as labels
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_type t on t.oid = a.atttypid
join pg_catalog.pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and a.attnum > 0 and not a.attisdropped and a.attinhcount = 0
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by a.attrelid, a.attnum
