-- columns in their order, dropped ones left out; the locale of a collation was called collcollate in PostgreSQL 14, colliculocale in 15 and 16
select a.attrelid::bigint as relation, a.attname::text as name, a.atttypid::bigint as type, a.atttypmod as modifier,
       pg_catalog.format_type(a.atttypid, a.atttypmod) as declared, not a.attnotnull as nullable,
       a.attidentity <> '' as identity, a.attgenerated <> '' as generated,
       pg_catalog.pg_get_expr(d.adbin, d.adrelid) as default_expression,
       coalesce(l.collisdeterministic, true) as deterministic,
       coalesce(not l.collisdeterministic
                and pg_catalog.lower(coalesce(pg_catalog.to_jsonb(l) ->> 'colllocale', pg_catalog.to_jsonb(l) ->> 'colliculocale', l.collcollate::text))
                    ~ 'ks-level1|colstrength=primary', false) as ignores_accents
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join pg_catalog.pg_collation l on l.oid = a.attcollation
where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by a.attrelid, a.attnum
