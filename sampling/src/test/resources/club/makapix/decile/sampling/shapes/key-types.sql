-- keys of dates, times, bytes, enums, domains and UUIDs
-- sample: { always: { a: "d = '2024-02-29'" } }
-- travels: a: 1; b: 10
create type mood as enum ('sad', 'it''s fine');
create domain positive as int check (value > 0);
create table a (id positive primary key, d date unique, t timestamptz unique, b bytea unique, m mood unique, u uuid unique, x text unique);
create table b (id int primary key, d date references a (d), t timestamptz references a (t), b bytea references a (b), m mood references a (m), u uuid references a (u), x varchar(30) references a (x), i int references a);
-- data
insert into a values (1, '2024-02-29', '2024-02-29 12:00+01', '\x00ff', 'it''s fine', '0F8FAD5B-D9CB-469F-A165-70867728950E', E'tab\t "quote\\ {brace},'),
    (2, '2024-03-01', '2024-02-29 12:00+02', '\x01', 'sad', '00000000-0000-0000-0000-000000000000', 'NULL');
insert into b select 10 * id, d, t, b, m, u, x, id from a;
