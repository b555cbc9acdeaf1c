-- encoding, locale and tablespace of a database as CREATE DATABASE takes them; datlocprovider came with PostgreSQL 15, datlocale
-- with 17 in the place of daticulocale, which 15 and 16 have
select format('encoding %L lc_collate %L lc_ctype %L', pg_catalog.pg_encoding_to_char(d.encoding), d.datcollate, d.datctype)
       || case j ->> 'datlocprovider'
              when 'c' then ' locale_provider libc'
              when 'i' then format(' locale_provider icu icu_locale %L', coalesce(j ->> 'datlocale', j ->> 'daticulocale'))
              when 'b' then format(' locale_provider builtin builtin_locale %L', j ->> 'datlocale')
              else '' end
       || coalesce(' icu_rules ' || quote_literal(j ->> 'daticurules'), '')
       || format(' tablespace %I', s.spcname) as options
from pg_catalog.pg_database d
join pg_catalog.pg_tablespace s on s.oid = d.dattablespace,
lateral (select pg_catalog.to_jsonb(d)) as row(j)
where d.datname = ?
