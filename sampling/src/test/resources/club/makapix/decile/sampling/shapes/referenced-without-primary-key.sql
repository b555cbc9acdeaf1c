-- a table that is referenced by a unique key with NULLs alone is told by where its rows lie
-- sample: { always: { codes: "code is null or code = 1" } }
-- travels: codes: null null 1; uses: 10
create table codes (code int unique, label text);
create table uses (id int primary key, code int references codes (code));
-- data
insert into codes values (1, 'a'), (2, 'b'), (null, 'c'), (null, 'c');
insert into uses values (10, 1), (20, 2), (30, null);
