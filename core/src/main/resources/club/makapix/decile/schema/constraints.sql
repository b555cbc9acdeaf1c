-- foreign keys and checks; the copies that partitions inherit left out
select c.conname::text as name, c.contype::text as kind, c.conrelid::bigint as child, c.confrelid::bigint as parent,
       array(select a.attname::text from unnest(c.conkey) with ordinality k(number, position)
             join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number order by k.position) as columns,
       array(select a.attname::text from unnest(c.confkey) with ordinality k(number, position)
             join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number order by k.position) as parent_columns,
       c.confmatchtype::text as match, c.confdeltype::text as on_delete, c.confupdtype::text as on_update,
       c.condeferrable as deferrable, c.convalidated as validated,
       case when c.contype = 'c' then pg_catalog.pg_get_expr(c.conbin, c.conrelid) end as expression
from pg_catalog.pg_constraint c
where c.contype in ('f', 'c') and c.conrelid <> 0 and c.conparentid = 0
order by c.conrelid, c.conname
