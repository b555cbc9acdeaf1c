-- ordinary tables, partitioned tables and partitions; temporary, system and extension-owned ones left out;
-- a column of a partition key depends on its own table
select c.oid::bigint as oid, n.nspname::text as schema, c.relname::text as name, c.relkind = 'p' as partitioned,
       c.relispartition as partition, c.relrowsecurity as row_security,
       case when c.relkind = 'p' then 0
            when c.reltuples >= 0 then c.reltuples::bigint
            else coalesce(pg_catalog.pg_relation_size(c.oid), 0) / 100 end as estimated_rows,
       case when c.relkind = 'p'
            then array(select a.attname::text from pg_catalog.pg_attribute a
                       where a.attrelid = c.oid and a.attnum > 0
                         and exists (select from pg_catalog.pg_depend d
                                     where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid
                                       and d.objsubid = a.attnum and d.refclassid = d.classid and d.refobjid = c.oid
                                       and d.refobjsubid = 0 and d.deptype = 'i'))
            else '{}'::text[] end as partition_columns
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'p')
  and c.relpersistence <> 't'
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
  and not exists (select from pg_catalog.pg_depend d
                  where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = c.oid and d.deptype = 'e')
order by n.nspname, c.relname
