-- the tables and their partitions; busy are those that many rows may come to
create temporary table decile_relation on commit drop as
with recursive relation(oid, busy) as (
    select t.oid, t.oid = any (:busy) from pg_catalog.unnest(:tables) t(oid)
    union
    select i.inhrelid, r.busy
    from relation r
    join pg_catalog.pg_inherits i on i.inhparent = r.oid
    join pg_catalog.pg_class c on c.oid = i.inhrelid and c.relispartition
)
select oid, busy from relation;

-- what is suspended while rows come in
create temporary table decile_obstacle (
    position int generated always as identity, suspend text not null, restore text[] not null) on commit drop;
