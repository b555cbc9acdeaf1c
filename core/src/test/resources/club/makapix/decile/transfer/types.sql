create extension citext;
create extension hstore;
create extension ltree;
create type mood as enum ('sad', 'it''s "fine"', 'très, glad\');
create domain short as varchar(9) check (value <> 'no');
create type pair as (a int, "B b" text, c numeric[]);
create type floats as range (subtype = float8);
create table every_type (
    id int primary key, b bool, i2 int2, i4 int4, i8 int8, n numeric, n2 numeric(12, 3), f4 float4, f8 float8, m money,
    t text, v varchar(20), c char(5), nm name, ch "char", by bytea,
    d date, tm time, tmz timetz, ts timestamp, tsz timestamptz, iv interval,
    u uuid, j json, jb jsonb, jp jsonpath, x xml, bi bit(3), vb varbit,
    ip inet, ci cidr, mac macaddr, mac8 macaddr8,
    p point, l line, ls lseg, bx box, pa path, po polygon, cr circle,
    tv tsvector, tq tsquery, lsn pg_lsn, o oid, rc regclass,
    r int4range, nr numrange, dr tstzrange, fr floats, mr int4multirange,
    e mood, es mood[], dom short, doms short[], comp pair, comps pair[],
    a int[], a2 text[][], ct citext, h hstore, lt ltree,
    g text generated always as (t || '!') stored);
insert into every_type (id) values (1);
insert into every_type values (2, true, -32768, -2147483648, -9223372036854775808, 'NaN', -0.100, '-infinity', 'NaN', -1234567.89,
    '', '', '', '', '', '', 'infinity', '24:00', '24:00-15:59', '-infinity', 'infinity', '-1 mon +2 days -03:00:00.000001',
    '00000000-0000-0000-0000-000000000000', '  {"a" : "\u00e9\n", "a": 1e3}', '{"b": null, "a": "\\ \" \t"}', '$.a[*] ? (@ > 1)',
    'no root <b>&amp;</b>', '101', '', '::1/64', '10.0.0.0/8', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05',
    '(1e-300,-0)', '{1,2,3}', '[(0,0),(1,1)]', '((0,0),(1,1))', '[(0,0),(1,1)]', '((0,0),(1,1),(2,0))', '<(0,0),1>',
    '''it''''s'':1A \\back:2', '''fat'' & (''rat'':* | !cat)', '16/B374D848', 4294967295, 'pg_class',
    'empty', '(,1.5]', '[-infinity,infinity)', '[0.1,0.2)', '{[1,3),[7,)}',
    'très, glad\', array['sad', null, 'it''s "fine"']::mood[], 'yes', array['a', '', null]::short[], (null, '"q", ()\', array[1.0, null]), array[(1, null, null)::pair, null],
    '[2:3]={1,null}', array[array['null', null], array['{', E'\\"\t']], 'MiXed', 'a=>NULL, "b c"=>"\"\\", d=>""', 'Top.a_1.b');
insert into every_type (id, t, by, f8, f4, n) values
    (3, E'tab\t nl\n cr\r crnl\r\n back\\ bs\b ff\f vt\v \x01\x7f \\N \\. é 𝔘 \u2028', '\x00010a0d5c4e09ff', 0.1, 1e-45, 1e1000),
    (4, '\N', '\x', 5e-324, 3.4028235e38, 0.0000000000000000001),
    (5, '\.', '\x5c2e', -0.0, '-0', -0),
    (6, repeat('long é\', 300000), decode(repeat('00ff', 1000000), 'hex'), 1.7976931348623157e308, 1, 12);
create domain numbers as int[] check (array_length(value, 1) < 9);
create domain known_pair as pair check (value is null or (value).a is not null);
create domain span as int4range;
create type bare as ();
create table user_types (
    id int primary key, f floats, fa floats[], fm floats_multirange, fma floats_multirange[], d numbers, da numbers[],
    k known_pair, ka known_pair[], s span, sa span[], e mood, ea mood[], sh short, sha short[], p pair, pa pair[], b bare, ba bare[],
    c citext, ca citext[], h hstore, ha hstore[], l ltree, la ltree[]);
insert into user_types (id) values (1);
insert into user_types values (2, '(,)', '{empty,"[-Infinity,NaN]",NULL}', '{(1,2),[3,4]}', array['{}', '{[1e-300,1e300)}', null]::floats_multirange[],
    '{1,NULL}', array['{}', '[0:1]={2,3}']::numbers[], (1, '', '{}'), array[(1, 'a"b\,(', null)::pair::known_pair, null],
    '[1,)', array['empty', '(,3)']::span[], 'sad', '{}', '', '{"","NULL",NULL}', (null, null, null), '{}', row(), array[row()::bare],
    '', array['A', 'a', '', null]::citext[], '', array['', '"a b"=>"{,\"}"', null]::hstore[], '', array['a.b', '', null]::ltree[]);
create table server_types (
    id int primary key, acl aclitem, ci cid, xi xid, xi8 xid8, ti tid, ov oidvector, iv int2vector, rcu refcursor, sn pg_snapshot, tsn txid_snapshot,
    ty regtype, pr regproc, pd regprocedure, op regoper, opr regoperator, ro regrole, ns regnamespace, co regconfig, di regdictionary,
    cl regcollation, bp bpchar, i8r int8range, i8m int8multirange, nm nummultirange, dr daterange, dm datemultirange, tr tsrange,
    tm tsmultirange, tzm tstzmultirange, v varchar, vb varbit);
insert into server_types (id) values (1);
insert into server_types values (2, 'postgres=arwdDxt/postgres', '1', '2', '3', '(4,5)', '1 2', '3 4', 'a cursor', '10:20:10,14', '10:20:10,14',
    'integer', 'now', 'lower(text)', '||/', '+(integer,integer)', 'postgres', 'pg_catalog', 'english', 'english_stem', '"C"',
    'blank ', '[1,5)', '{[1,5),[7,)}', '{[0.1,0.2),(3,4]}', '(,infinity)', '{[2024-01-01,2024-02-29)}',
    '[-infinity,2000-01-01 00:00:00.000001]', '{}', '{["0044-03-15 12:00:00+00 BC",)}', 'é', '1');
create table dates (id int primary key, d date, ts timestamp, tz timestamptz, iv interval, n numeric, f float8, r float4);
insert into dates values
    (1, '0044-03-15 BC', '4713-01-01 00:00:00 BC', '4713-01-02 00:00:00+00 BC', '-178000000 years', '-infinity', '-0', '-0'),
    (2, '5874897-12-31', '294276-12-31 23:59:59.999999', '294276-12-31 23:59:59.999999+00', '178000000 years', 'infinity', 'infinity', 'infinity'),
    (3, '-infinity', 'infinity', '-infinity', '00:00:00.000001', 'NaN', 'NaN', 'NaN'),
    (4, '0001-01-01', '1970-01-01', '1883-11-18 12:00:00-07', '1 year -1 mon +1 day -00:00:01', 1e-1000, 2.2250738585072014e-308, 1.1754944e-38);
-- an array of every column that has an array type
do $$
declare
    columns text;
    vals text;
begin
    select string_agg(format('%I %s', n.name, n.type), ', '),
           string_agg(format('(select array_agg(%I order by id) from %I where id <> 6)', n.attname, n.relname), ', ')
    into columns, vals
    from (select c.relname || '_' || a.attname as name, a.attname, c.relname,
                 format_type(y.typarray, case when y.typbasetype = 0 then a.atttypmod else -1 end) as type
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 1 and not a.attisdropped and a.attgenerated = ''
          join pg_type y on y.oid = a.atttypid
          where c.relname in ('every_type', 'server_types', 'dates') and c.relnamespace = 'public'::regnamespace
            and y.typarray <> 0 and y.typcategory <> 'A'
          order by c.relname, a.attnum) n;
    execute format('create table arrays (id serial primary key, %s)', columns);
    execute format('insert into arrays select 1, %s', vals);
end $$;
insert into arrays values (2);
