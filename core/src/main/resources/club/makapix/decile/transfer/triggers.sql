-- triggers that are not disabled already, those that partitions inherit included; the server's own are left alone
select t.tgrelid::bigint as relation, t.tgname::text as name,
       format('alter table only %s disable trigger %I', t.tgrelid::regclass, t.tgname) as suspend,
       array[format('alter table only %s enable %strigger %I', t.tgrelid::regclass,
                    case t.tgenabled when 'R' then 'replica ' when 'A' then 'always ' else '' end, t.tgname)] as restore, null as validate
from pg_trigger t
where t.tgenabled <> 'D' and (not t.tgisinternal or t.tgparentid <> 0 and t.tgconstraint = 0) and t.tgrelid = any (?)
order by t.tgrelid::regclass::text collate "C", t.tgname
