-- row security that binds the owner too: COPY would refuse
select c.oid::bigint as relation, 'row security' as name,
       format('alter table only %s no force row level security', c.oid::regclass) as suspend,
       array[format('alter table only %s force row level security', c.oid::regclass)] as restore, null as validate
from pg_class c
where c.relrowsecurity and c.relforcerowsecurity and c.oid = any (?)
order by c.oid::regclass::text collate "C"
