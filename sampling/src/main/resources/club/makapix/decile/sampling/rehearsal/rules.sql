-- what rows must obey: constraints, validated or not, and unique indexes that stand for none; those that a parent defines left out
with used as (
  select d.classid, d.objid, d.refobjid as relation, d.refobjsubid as number
  from pg_catalog.pg_depend d where d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjsubid > 0),
rule as (
  select c.conrelid as relation, c.conname::text as name, c.contype::text as kind, c.confrelid as parent, c.conkey as columns,
         c.confkey as parent_columns, c.confmatchtype = 'f' as match_full, c.contype <> 'c' or c.connoinherit as local,
         pg_catalog.pg_get_expr(c.conbin, c.conrelid) as expression, c.conexclop as operators,
         case when c.contype in ('u', 'p', 'x') then c.conindid end as index, c.oid as constraint, c.convalidated as validated
  from pg_catalog.pg_constraint c
  where c.contype in ('c', 'f', 'p', 'u', 'x') and c.conparentid = 0 and c.conislocal and c.conrelid <> 0
    and coalesce(pg_catalog.to_jsonb(c) ->> 'conenforced', 'true') = 'true'
  union all
  select i.indrelid, c.relname::text, 'u', 0, null, null, false, true, null, null, i.indexrelid, null, true
  from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
  where i.indisunique and i.indisvalid and not c.relispartition
    and not exists (select from pg_catalog.pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')))
select r.relation::bigint as relation, r.name, r.kind, r.parent::bigint as parent, r.columns as columns,
       r.parent_columns as parent_columns, r.match_full, r.validated, r.local and c.relkind = 'r' as local, r.expression,
       array(select distinct u.number from (
               select k::int as number from unnest(r.columns) k
               union all select k::int from unnest(i.indkey::smallint[]) k where k > 0
               union all select u.number from used u where u.relation = r.relation
                 and (u.classid = 'pg_catalog.pg_class'::pg_catalog.regclass and u.objid = r.index
                      or u.classid = 'pg_catalog.pg_constraint'::pg_catalog.regclass and u.objid = r.constraint)) u
             order by 1) as used,
       array(select pg_catalog.pg_get_indexdef(i.indexrelid, k, true)
             from generate_series(1, i.indnkeyatts::int) k order by k) as keys,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid) as predicate,
       coalesce(pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct', 'false') = 'false' as nulls_distinct,
       array(select 'operator(' || pg_catalog.quote_ident(n.nspname) || '.' || o.oprname || ')'
             from unnest(r.operators) with ordinality p(operator, position)
             join pg_catalog.pg_operator o on o.oid = p.operator
             join pg_catalog.pg_namespace n on n.oid = o.oprnamespace order by p.position) as operators
from rule r
join pg_catalog.pg_class c on c.oid = r.relation
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_index i on i.indexrelid = r.index
where c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
order by n.nspname, c.relname, r.kind, r.name
