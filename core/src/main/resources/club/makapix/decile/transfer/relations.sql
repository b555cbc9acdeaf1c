-- the named tables and every partition below them, each with the place of its table in the list
with recursive relation(place, oid) as (
    select wanted.place, c.oid
    from unnest(?::text[], ?::text[]) with ordinality wanted(schema, name, place)
    join pg_catalog.pg_namespace n on n.nspname = wanted.schema
    join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = wanted.name
    union
    select r.place, i.inhrelid
    from relation r
    join pg_catalog.pg_inherits i on i.inhparent = r.oid
    join pg_catalog.pg_class c on c.oid = i.inhrelid and c.relispartition
)
select place, oid::bigint from relation
