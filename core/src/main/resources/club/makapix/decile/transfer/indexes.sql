-- indexes and the constraints behind them, with all that hangs on them; left in place are those of partitioned tables,
-- invalid ones, and those that something else depends on, such as a view that groups by a primary key
with index as (
    select i.indrelid as relation, i.indexrelid as oid, k.oid as constraint_oid, k.contype as contype, c.relname as index_name,
           i.indexrelid::regclass as index, i.indrelid::regclass as relation_name,
           -- unique constraints are built as an index first, which carries its storage options along
           coalesce(k.contype in ('p', 'u'), false) and a.amname = 'btree' as adopted,
           coalesce((select s.spcname from pg_tablespace s where s.oid = c.reltablespace), '') as tablespace,
           case when c.reloptions is not null and k.contype is not null
                then format('alter index %s set (%s)', i.indexrelid::regclass, array_to_string(c.reloptions, ', ')) end as options,
           i.indisclustered as clustered, i.indisreplident as replica_identity,
           obj_description(i.indexrelid, 'pg_class') as comment, obj_description(k.oid, 'pg_constraint') as constraint_comment
    from pg_index i
    join pg_class c on c.oid = i.indexrelid
    join pg_am a on a.oid = c.relam
    left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
    where i.indrelid = any (?) and c.relkind = 'i' and not c.relispartition and i.indisvalid and i.indisready and i.indislive
      and not exists (
          select from pg_depend d
          where (d.refclassid = 'pg_class'::regclass and d.refobjid = i.indexrelid
                 or d.refclassid = 'pg_constraint'::regclass and d.refobjid = k.oid)
            and not (d.classid = 'pg_class'::regclass and d.objid = i.indexrelid)
            and d.classid <> 'pg_trigger'::regclass
            and not (d.classid = 'pg_constraint'::regclass and exists (
                select from pg_constraint f where f.oid = d.objid and f.contype = 'f')))
      and not exists (
          select from pg_depend d
          where d.classid = 'pg_class'::regclass and d.objid = i.indexrelid and d.deptype in ('e', 'x'))
)
select i.relation::bigint as relation, i.index_name::text as name,
       case when i.constraint_oid is null then format('drop index %s', i.index)
            else format('alter table only %s drop constraint %I', i.relation_name, i.index_name) end as suspend,
       array_remove(array[
           format('set local default_tablespace = %L', i.tablespace),
           case when i.constraint_oid is null or i.adopted then pg_get_indexdef(i.oid) end,
           case when i.adopted
                then format('alter table only %s add constraint %I %s using index %I%s', i.relation_name, i.index_name,
                            case i.contype when 'p' then 'primary key' else 'unique' end, i.index_name,
                            (select case when k.condeferrable then ' deferrable' else '' end
                                    || case when k.condeferred then ' initially deferred' else '' end
                             from pg_constraint k where k.oid = i.constraint_oid))
                when i.constraint_oid is not null
                then format('alter table only %s add constraint %I %s', i.relation_name, i.index_name,
                            pg_get_constraintdef(i.constraint_oid)) end,
           case when not i.adopted then i.options end,
           case when i.comment is not null then format('comment on index %s is %L', i.index, i.comment) end,
           case when i.constraint_comment is not null
                then format('comment on constraint %I on %s is %L', i.index_name, i.relation_name, i.constraint_comment) end,
           case when i.clustered then format('alter table only %s cluster on %I', i.relation_name, i.index_name) end,
           case when i.replica_identity
                then format('alter table only %s replica identity using index %I', i.relation_name, i.index_name) end],
           null)
       || array(select format('alter index %s alter column %s set statistics %s', i.index, a.attnum, a.attstattarget)
                from pg_attribute a where a.attrelid = i.oid and a.attstattarget >= 0 order by a.attnum) as restore, null as validate
from index i
order by i.relation_name::text collate "C", i.index_name
