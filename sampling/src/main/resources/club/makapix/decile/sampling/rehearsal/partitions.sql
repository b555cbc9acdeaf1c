-- partitions with what their rows must obey
select c.oid::bigint as relation, n.nspname::text as schema, c.relname::text as table_name, i.inhparent::bigint as parent,
       p.partdefid = c.oid as is_default, pg_catalog.pg_get_partition_constraintdef(c.oid) as expression
from pg_catalog.pg_inherits i
join pg_catalog.pg_class c on c.oid = i.inhrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_partitioned_table p on p.partrelid = i.inhparent
where c.relispartition
order by n.nspname, c.relname
