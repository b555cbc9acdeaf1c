-- every type a column may have
select t.oid::bigint as oid, n.nspname::text as schema, t.typname::text as name, t.typtype::text as kind,
       t.typcategory = 'A' and t.typelem <> 0 as is_array, t.typelem::bigint as element, t.typbasetype::bigint as base,
       t.typtypmod as modifier, t.typnotnull as not_null,
       case when t.typtype = 'e'
            then array(select e.enumlabel::text from pg_catalog.pg_enum e where e.enumtypid = t.oid order by e.enumsortorder)
            else '{}'::text[] end as labels,
       case when t.typtype = 'c'
            then array(select pg_catalog.quote_ident(a.attname) || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                       from pg_catalog.pg_attribute a
                       where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped order by a.attnum)
            else '{}'::text[] end as fields,
       case when t.typtype = 'c'
            then array(select a.atttypid::bigint::text from pg_catalog.pg_attribute a
                       where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped order by a.attnum)
            else '{}'::text[] end as field_types
from pg_catalog.pg_type t
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
order by t.oid
