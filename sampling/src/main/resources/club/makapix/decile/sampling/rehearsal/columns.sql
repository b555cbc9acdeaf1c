-- columns of tables with the built-in type that a domain comes down to, and what domains demand; those that a parent defines left out
with recursive domain as (
  select t.oid as type, t.oid as part, t.typbasetype as base, t.typtypmod as modifier, t.typnotnull as required
  from pg_catalog.pg_type t where t.typtype = 'd'
  union all
  select d.type, b.oid, b.typbasetype, case when d.modifier < 0 then b.typtypmod else d.modifier end, d.required or b.typnotnull
  from domain d join pg_catalog.pg_type b on b.oid = d.base where b.typtype = 'd'),
resolved as (
  select distinct on (d.type) d.type, d.base, d.modifier, d.required
  from domain d join pg_catalog.pg_type b on b.oid = d.base where b.typtype <> 'd' order by d.type)
select a.attrelid::bigint as relation, a.attnum::int as number, n.nspname::text as schema, c.relname::text as table_name,
       a.attname::text as name, a.attnotnull or coalesce(d.required, false) as required,
       a.atthasdef or a.attidentity <> '' as filled,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as declared, b.typname::text as base,
       b.typcategory::text as category, coalesce(d.modifier, a.atttypmod) as modifier,
       array(select e.enumlabel::text from pg_catalog.pg_enum e where e.enumtypid = b.oid order by e.enumsortorder) as labels,
       array(select k.conname::text from domain p join pg_catalog.pg_constraint k on k.contypid = p.part
             where p.type = a.atttypid and k.contype = 'c' order by k.oid) as checks,
       array(select pg_catalog.pg_get_expr(k.conbin, 0) from domain p join pg_catalog.pg_constraint k on k.contypid = p.part
             where p.type = a.atttypid and k.contype = 'c' order by k.oid) as conditions,
       array(select k.convalidated::text from domain p join pg_catalog.pg_constraint k on k.contypid = p.part
             where p.type = a.atttypid and k.contype = 'c' order by k.oid) as validated
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join resolved d on d.type = a.atttypid
join pg_catalog.pg_type b on b.oid = coalesce(d.base, a.atttypid)
where c.relkind in ('r', 'p') and c.relpersistence <> 't' and a.attnum > 0 and not a.attisdropped and a.attinhcount = 0
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by a.attrelid, a.attnum
