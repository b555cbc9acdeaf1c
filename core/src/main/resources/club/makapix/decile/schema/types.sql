-- every type a column may have
select t.oid::bigint as oid, n.nspname::text as schema, t.typname::text as name, t.typtype::text as kind,
       t.typcategory = 'A' and t.typelem <> 0 as is_array, t.typelem::bigint as element, t.typbasetype::bigint as base,
       t.typtypmod as modifier, t.typnotnull as not_null,
       case when t.typtype = 'e'
            then array(select e.enumlabel::text from pg_catalog.pg_enum e where e.enumtypid = t.oid order by e.enumsortorder)
            else '{}'::text[] end as labels
from pg_catalog.pg_type t
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
order by t.oid
