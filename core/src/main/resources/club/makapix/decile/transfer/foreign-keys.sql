-- foreign keys into and out of the relations; the copies that partitions inherit follow their root
select c.conrelid::bigint as relation, c.conname::text as name,
       format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as suspend,
       array_remove(array[
           format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)),
           case when d.description is not null then format('comment on constraint %I on %s is %L', c.conname, c.conrelid::regclass, d.description) end], null) as restore,
       -- the check of the rows apart from the key, where the server can do without at first
       case when c.convalidated and r.relkind = 'r' and p.relkind = 'r'
            then format('alter table %s validate constraint %I', c.conrelid::regclass, c.conname) end as validate
from pg_constraint c
join pg_class r on r.oid = c.conrelid
join pg_class p on p.oid = c.confrelid
left join pg_description d on d.classoid = 'pg_constraint'::regclass and d.objoid = c.oid and d.objsubid = 0
where c.contype = 'f' and c.conparentid = 0 and (c.conrelid = any (?) or c.confrelid = any (?))
order by c.conrelid::regclass::text collate "C", c.conname
