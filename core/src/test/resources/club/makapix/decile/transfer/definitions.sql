select 'index', i.indrelid::regclass, i.indexrelid::regclass, pg_get_indexdef(i.indexrelid), i.indisclustered, i.indisreplident,
       i.indisvalid, c.reloptions, c.reltablespace, c.relowner::regrole, obj_description(c.oid, 'pg_class'),
       array(select coalesce(a.attstattarget, -1) from pg_attribute a where a.attrelid = c.oid order by a.attnum)
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_class t on t.oid = i.indrelid
where t.relnamespace::regnamespace::text in ('public', 'development', '"Odd ""schema"""')
order by i.indexrelid::regclass::text;

select 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated, condeferrable, condeferred,
       conindid::regclass, conislocal, coninhcount, connoinherit, obj_description(oid, 'pg_constraint')
from pg_constraint
where connamespace::regnamespace::text in ('public', 'development', '"Odd ""schema"""') and conrelid <> 0
order by conrelid::regclass::text, conname;

select 'trigger', tgrelid::regclass, case when tgisinternal and tgconstraint <> 0 then 'internal' else tgname end, tgenabled,
       tgdeferrable, tginitdeferred, tgtype, count(*)
from pg_trigger
group by 1, 2, 3, 4, 5, 6, 7
order by 2, 3, 4, 5, 6, 7;

select 'relation', oid::regclass, relkind, relreplident, relrowsecurity, relforcerowsecurity, relhasindex, reloptions, relacl,
       relowner::regrole
from pg_class
where relnamespace::regnamespace::text in ('public', 'development', '"Odd ""schema"""')
order by oid::regclass::text;

select 'column', a.attrelid::regclass, a.attname, a.attnum, a.attnotnull, a.attidentity, a.atthasdef, a.attstattarget
from pg_attribute a
join pg_class c on c.oid = a.attrelid
where a.attnum > 0 and c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('public', 'development', '"Odd ""schema"""')
order by a.attrelid::regclass::text, a.attnum;

select 'publication', prrelid::regclass from pg_publication_rel order by 2;

select 'inherits', inhrelid::regclass::text, inhparent::regclass from pg_inherits order by 2, 3;

select 'statistics', pg_get_statisticsobjdef(oid) from pg_statistic_ext order by 2
