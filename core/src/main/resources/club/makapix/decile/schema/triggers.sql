-- triggers that somebody created; the copies that partitions inherit left out
select t.tgrelid::bigint as relation, t.tgname::text as name, n.nspname::text as function_schema, p.proname::text as function_name,
       t.tgenabled::text as firing, pg_catalog.pg_get_triggerdef(t.oid) as definition
from pg_catalog.pg_trigger t
join pg_catalog.pg_proc p on p.oid = t.tgfoid
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
where not t.tgisinternal
order by t.tgrelid, t.tgname
