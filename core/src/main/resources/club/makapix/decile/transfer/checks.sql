-- checks that old rows need not fulfil: COPY would hold every row to them
select c.conrelid::bigint as relation, c.conname::text as name,
       format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as suspend,
       array_remove(array[
           format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)),
           case when d.description is not null then format('comment on constraint %I on %s is %L', c.conname, c.conrelid::regclass, d.description) end], null) as restore, null as validate
from pg_constraint c
left join pg_description d on d.classoid = 'pg_constraint'::regclass and d.objoid = c.oid and d.objsubid = 0
where c.contype = 'c' and not c.convalidated and c.coninhcount = 0 and c.conrelid = any (?)
order by c.conrelid::regclass::text collate "C", c.conname
