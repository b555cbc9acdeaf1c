-- valid indexes with their plain columns (NULL where an expression stands), key columns only
select i.indrelid::bigint as relation, c.relname::text as name, i.indisunique as is_unique, i.indisprimary as is_primary,
       array(select a.attname::text from unnest(i.indkey::smallint[]) with ordinality k(number, position)
             left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number > 0
             where k.position <= i.indnkeyatts order by k.position) as columns,
       array(select pg_catalog.pg_get_indexdef(i.indexrelid, k.position::int, true)
             from unnest(i.indkey::smallint[]) with ordinality k(number, position)
             where k.position <= i.indnkeyatts and k.number = 0 order by k.position) as expressions,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid) as predicate,
       coalesce(pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct', 'false') = 'false' as nulls_distinct
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_class t on t.oid = i.indrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
where i.indisvalid and i.indislive and t.relkind in ('r', 'p')
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by i.indrelid, i.indisprimary desc, c.relname
