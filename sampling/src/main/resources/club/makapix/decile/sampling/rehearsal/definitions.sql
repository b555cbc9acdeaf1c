-- every object of a schema in words, by kind and name; what belongs to the system or to an extension left out
with own as (
  select n.oid, n.nspname::text as name from pg_catalog.pg_namespace n
  where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg\_temp\_%'
    and n.nspname not like 'pg\_toast\_temp\_%'),
extended as (select d.classid, d.objid from pg_catalog.pg_depend d where d.deptype = 'e'),
relation as (
  select c.*, o.name || '.' || c.relname as label
  from pg_catalog.pg_class c join own o on o.oid = c.relnamespace
  where c.relpersistence <> 't'
    and not exists (select from extended e where e.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and e.objid = c.oid))
select 'schema' as kind, o.name, 'owned by ' || pg_catalog.pg_get_userbyid(n.nspowner) || coalesce(' ' || n.nspacl::text, '') as definition
from own o join pg_catalog.pg_namespace n on n.oid = o.oid
where not exists (select from extended e where e.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and e.objid = o.oid)
union all
select 'extension', x.extname, 'version ' || x.extversion from pg_catalog.pg_extension x
union all
select case r.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view' when 'm' then 'materialized view'
            when 'f' then 'foreign table' when 'S' then 'sequence' when 'c' then 'type' end,
       r.label,
       pg_catalog.concat_ws(' ', 'owned by ' || pg_catalog.pg_get_userbyid(r.relowner),
         case r.relpersistence when 'u' then 'unlogged' end, r.relacl::text, r.reloptions::text,
         case when r.relrowsecurity then 'row security' end, case when r.relforcerowsecurity then 'forced' end,
         case when r.relreplident not in ('d', 'n') or r.relreplident = 'n' and r.relkind in ('r', 'p') then 'replica identity ' || r.relreplident::text end,
         pg_catalog.pg_get_expr(r.relpartbound, r.oid), pg_catalog.pg_get_partkeydef(r.oid),
         (select 'inherits ' || string_agg(i.inhparent::pg_catalog.regclass::text, ', ' order by i.inhseqno)
          from pg_catalog.pg_inherits i where i.inhrelid = r.oid),
         case when r.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(r.oid) end,
         (select pg_catalog.concat_ws(' ', s.seqtypid::pg_catalog.regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
          from pg_catalog.pg_sequence s where s.seqrelid = r.oid),
         (select 'owned by ' || d.refobjid::pg_catalog.regclass::text || ' ' || a.attname from pg_catalog.pg_depend d
          join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
          where r.relkind = 'S' and d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objid = r.oid and d.deptype in ('a', 'i')),
         'comment ' || pg_catalog.obj_description(r.oid, 'pg_class'))
from relation r where r.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c')
union all
select 'column', r.label || '.' || a.attname,
       pg_catalog.concat_ws(' ', pg_catalog.format_type(a.atttypid, a.atttypmod),
         (select 'collate ' || l.collname from pg_catalog.pg_collation l
          join pg_catalog.pg_type t on t.oid = a.atttypid where l.oid = a.attcollation and a.attcollation <> t.typcollation),
         case when a.attnotnull then 'not null' end,
         case when a.attgenerated <> '' then 'generated ' || a.attgenerated::text when d.adbin is not null then 'default' end,
         pg_catalog.pg_get_expr(d.adbin, d.adrelid), case when a.attidentity <> '' then 'identity ' || a.attidentity::text end,
         case when a.attstorage <> (select t.typstorage from pg_catalog.pg_type t where t.oid = a.atttypid) then 'storage ' || a.attstorage::text end,
         a.attacl::text, 'comment ' || pg_catalog.col_description(r.oid, a.attnum))
from relation r join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where r.relkind in ('r', 'p', 'f', 'c', 'v', 'm')
union all
select 'constraint', r.label || '.' || c.conname, pg_catalog.pg_get_constraintdef(c.oid)
from relation r join pg_catalog.pg_constraint c on c.conrelid = r.oid where c.contype <> 'n'
union all
select 'index', r.label, pg_catalog.pg_get_indexdef(i.indexrelid) || case when i.indisvalid then '' else ' invalid' end
from relation r join pg_catalog.pg_index i on i.indexrelid = r.oid
union all
select 'trigger', r.label || '.' || t.tgname, pg_catalog.pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
from relation r join pg_catalog.pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
union all
select 'policy', r.label || '.' || p.polname,
       pg_catalog.concat_ws(' ', p.polcmd, p.polpermissive, p.polroles::pg_catalog.regrole[]::text,
         pg_catalog.pg_get_expr(p.polqual, r.oid), pg_catalog.pg_get_expr(p.polwithcheck, r.oid))
from relation r join pg_catalog.pg_policy p on p.polrelid = r.oid
union all
select 'rule', r.label || '.' || w.rulename, pg_catalog.pg_get_ruledef(w.oid)
from relation r join pg_catalog.pg_rewrite w on w.ev_class = r.oid where w.rulename <> '_RETURN'
union all
select 'statistics', o.name || '.' || s.stxname, pg_catalog.pg_get_statisticsobjdef(s.oid)
from own o join pg_catalog.pg_statistic_ext s on s.stxnamespace = o.oid
union all
select 'function', o.name || '.' || p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
       case when p.prokind = 'a' then 'aggregate ' || coalesce(pg_catalog.pg_get_function_result(p.oid), '') else pg_catalog.pg_get_functiondef(p.oid) end
         || coalesce(' ' || p.proacl::text, '')
from own o join pg_catalog.pg_proc p on p.pronamespace = o.oid
where not exists (select from extended e where e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and e.objid = p.oid)
union all
select 'type', o.name || '.' || t.typname,
       pg_catalog.concat_ws(' ', t.typtype, nullif(pg_catalog.format_type(t.typbasetype, t.typtypmod), '-'),
         case when t.typnotnull then 'not null' end, t.typdefault,
         (select string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_catalog.pg_enum e where e.enumtypid = t.oid),
         (select string_agg(c.conname || ' ' || pg_catalog.pg_get_constraintdef(c.oid), ', ' order by c.conname)
          from pg_catalog.pg_constraint c where c.contypid = t.oid and c.contype <> 'n'))
from own o join pg_catalog.pg_type t on t.typnamespace = o.oid
where t.typtype in ('e', 'd', 'r')
  and not exists (select from extended e where e.classid = 'pg_catalog.pg_type'::pg_catalog.regclass and e.objid = t.oid)
union all
select 'event trigger', e.evtname, pg_catalog.concat_ws(' ', e.evtevent, e.evtenabled, e.evtfoid::pg_catalog.regproc, e.evttags::text)
from pg_catalog.pg_event_trigger e
union all
select 'publication', p.pubname, pg_catalog.concat_ws(' ', p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate,
         (select string_agg(t.schemaname || '.' || t.tablename, ', ' order by 1) from pg_catalog.pg_publication_tables t where t.pubname = p.pubname))
from pg_catalog.pg_publication p
order by 1, 2, 3
