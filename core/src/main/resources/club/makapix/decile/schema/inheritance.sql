-- child and parent of every partition and inheriting table
select i.inhrelid::bigint as child, i.inhparent::bigint as parent
from pg_catalog.pg_inherits i
join pg_catalog.pg_class c on c.oid = i.inhrelid
where c.relkind in ('r', 'p')
order by i.inhrelid, i.inhseqno
