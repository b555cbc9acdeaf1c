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
