-- foreign keys, checks (of domains too) and exclusions; the copies that partitions inherit left out.
-- conenforced and conperiod came with PostgreSQL 18; what is not enforced is never validated
select c.conname::text as name, c.contype::text as kind, c.conrelid::bigint as child, c.confrelid::bigint as parent,
       c.contypid::bigint as domain,
       array(select a.attname::text from unnest(c.conkey) with ordinality k(number, position)
             join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number order by k.position) as columns,
       array(select a.attname::text from unnest(c.confkey) with ordinality k(number, position)
             join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number order by k.position) as parent_columns,
       c.confmatchtype::text as match, c.confdeltype::text as on_delete, c.confupdtype::text as on_update,
       c.condeferrable as deferrable, c.convalidated as validated,
       c.convalidated or coalesce(pg_catalog.to_jsonb(c) ->> 'conenforced', 'true') = 'true' as enforced,
       c.contype = 'f' and coalesce(pg_catalog.to_jsonb(c) ->> 'conperiod', 'false') = 'true' as temporal,
       case c.contype when 'c' then pg_catalog.pg_get_expr(c.conbin, c.conrelid)
                      when 'x' then pg_catalog.pg_get_constraintdef(c.oid) end as expression,
       case when c.contype = 'x'
            then array(select a.attname::text from pg_catalog.pg_attribute a
                       where a.attrelid = c.conrelid and a.attnum > 0
                         and exists (select from pg_catalog.pg_depend d
                                     where d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                       and d.refobjid = c.conrelid and d.refobjsubid = a.attnum
                                       and (d.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and d.objid = c.oid
                                            or d.classid = d.refclassid and d.objid = c.conindid))
                       order by a.attname)
            else '{}'::text[] end as reads
from pg_catalog.pg_constraint c
join pg_catalog.pg_namespace n on n.oid = c.connamespace
where c.contype in ('f', 'c', 'x') and c.conparentid = 0
  and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by c.conrelid, c.contypid, c.conname
