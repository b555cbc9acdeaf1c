-- statements that give a new database what an old one of another name has as a whole: owner, comment, connection limit,
-- privileges and settings
with old as (
    select d.oid, d.datdba, d.datconnlimit, d.datacl, names.next
    from pg_catalog.pg_database d, (select ?::text, ?::text) as names(old, next)
    where d.datname = names.old),
privilege as (
    select old.next, a.privilege_type, a.is_grantable,
           case when a.grantee = 0 then 'public' else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) end as grantee
    from old, pg_catalog.aclexplode(old.datacl) a),
setting as (
    select old.next, pg_catalog.pg_get_userbyid(nullif(s.setrole, 0)) as role,
           split_part(c.line, '=', 1) as name, substr(c.line, strpos(c.line, '=') + 1) as value
    from old
    join pg_catalog.pg_db_role_setting s on s.setdatabase = old.oid, unnest(s.setconfig) as c(line))
select statement from (
    select 1 as step, format('alter database %I owner to %I', next, pg_catalog.pg_get_userbyid(datdba)) as statement from old
    union all
    select 2, format('comment on database %I is %L', next, pg_catalog.shobj_description(oid, 'pg_database')) from old
    union all
    select 3, format('alter database %I with connection limit %s', next, datconnlimit) from old
    union all
    select 4, format('revoke all on database %I from public, %I', next, pg_catalog.pg_get_userbyid(datdba))
    from old where datacl is not null
    union all
    select 5, format('grant %s on database %I to %s', privilege_type, next, grantee)
              || case when is_grantable then ' with grant option' else '' end
    from privilege
    union all
    -- lists are kept as quoted names, and each of them has to be said on its own
    select 6, case when role is null then format('alter database %I', next) else format('alter role %I in database %I', role, next) end
              || format(' set %s to ', (select string_agg(pg_catalog.quote_ident(part), '.' order by place)
                                        from regexp_split_to_table(name, '\.') with ordinality as p(part, place)))
              || case when lower(name) in ('search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries')
                      then coalesce((select string_agg(quote_literal(coalesce(replace(m[1], '""', '"'), m[2])), ', ')
                                     from regexp_matches(value, '"((?:[^"]|"")*)"|([^,[:space:]]+)', 'g') m), '''''')
                      else quote_literal(value) end
    from setting) s
order by step, statement
