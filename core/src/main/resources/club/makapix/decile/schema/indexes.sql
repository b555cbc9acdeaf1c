-- valid indexes with their key columns: an empty name among the plain ones where an expression stands or a collation of the
-- index's own decides what is equal; inherited ones are the copies that partitions have of an index of their root.
-- indnullsnotdistinct came with PostgreSQL 15
select i.indrelid::bigint as relation, c.relname::text as name, i.indisunique as is_unique, i.indisprimary as is_primary,
       c.relispartition as inherited,
       array(select coalesce(case when l.collisdeterministic is not false or k.compared_by = a.attcollation
                                  then a.attname::text end, '')
             from unnest(i.indkey::smallint[], i.indcollation::oid[]) with ordinality k(number, compared_by, position)
             left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number > 0
             left join pg_catalog.pg_collation l on l.oid = k.compared_by
             where k.position <= i.indnkeyatts order by k.position) as columns,
       array(select case when k.number = 0 then pg_catalog.pg_get_indexdef(i.indexrelid, k.position::int, true)
                         else pg_catalog.format('%I COLLATE %I.%I', a.attname, ln.nspname, l.collname) end
             from unnest(i.indkey::smallint[], i.indcollation::oid[]) with ordinality k(number, compared_by, position)
             left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number > 0
             left join pg_catalog.pg_collation l on l.oid = k.compared_by
             left join pg_catalog.pg_namespace ln on ln.oid = l.collnamespace
             where k.position <= i.indnkeyatts
               and (k.number = 0 or not l.collisdeterministic and k.compared_by <> a.attcollation)
             order by k.position) as expressions,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid) as predicate,
       case when i.indisunique
            then array(select a.attname::text from pg_catalog.pg_attribute a
                       where a.attrelid = i.indrelid and a.attnum > 0
                         and (a.attnum = any ((i.indkey::smallint[])[0:i.indnkeyatts - 1])
                              or (i.indexprs is not null or i.indpred is not null)
                                 and exists (select from pg_catalog.pg_depend d
                                             where d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                               and d.objid = i.indexrelid and d.refclassid = d.classid
                                               and d.refobjid = i.indrelid and d.refobjsubid = a.attnum))
                       order by a.attname)
            else '{}'::text[] end as reads,
       not i.indisunique or coalesce(pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct', 'false') = 'false' as nulls_distinct
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_class t on t.oid = i.indrelid
join pg_catalog.pg_namespace n on n.oid = t.relnamespace
where i.indisvalid and i.indislive and t.relkind in ('r', 'p')
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by i.indrelid, i.indisprimary desc, c.relname
