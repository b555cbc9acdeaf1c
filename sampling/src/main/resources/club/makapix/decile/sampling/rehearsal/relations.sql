-- tables and indexes as the transaction sees them, with what this backend has locked and changed
with held as materialized (
  select l.relation, array_agg(distinct l.mode::text) as modes
  from pg_catalog.pg_locks l
  where l.pid = ? and l.locktype = 'relation' and l.granted
    and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
  group by l.relation)
select c.oid::bigint as oid, n.nspname::text as schema, c.relname::text as name, c.relkind in ('i', 'I') as is_index,
       coalesce(pg_catalog.pg_relation_filenode(c.oid), 0)::bigint as file,
       case when c.relkind in ('i', 'I') then 0 else greatest(c.reltuples, 0)::bigint end as rows,
       pg_catalog.pg_stat_get_xact_tuples_inserted(c.oid) + pg_catalog.pg_stat_get_xact_tuples_updated(c.oid)
         + pg_catalog.pg_stat_get_xact_tuples_deleted(c.oid) as changed,
       pg_catalog.pg_stat_get_xact_tuples_returned(c.oid) + pg_catalog.pg_stat_get_xact_tuples_fetched(c.oid) as seen,
       h.modes
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join held h on h.relation = c.oid
where c.relkind in ('r', 'p', 'm', 'v', 'f', 'i', 'I') and c.relpersistence <> 't'
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by n.nspname, c.relname
