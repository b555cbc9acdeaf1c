-- a key that dangles requires nothing, and confines nothing
-- sample: { always: { a: "id = 1" }, whole: [b, c], keys: { c.a: { outside: confine, follow: never } } }
-- travels: a: 1 2; b: 10 20 30; c: 10 30 40
create table a (id int primary key);
create table b (id int primary key, a int);
create table c (id int primary key, a int);
alter table b add foreign key (a) references a not valid;
alter table c add foreign key (a) references a not valid;
-- data
alter table b disable trigger all;
alter table c disable trigger all;
insert into a values (1), (2), (3);
insert into b values (10, 1), (20, 2), (30, 99);
insert into c values (10, 1), (30, 99), (40, null);
alter table b enable trigger all;
alter table c enable trigger all;
