-- two keys over the same column reference two tables, each by its constraint's name
-- sample: { unreached: required, always: { a: "id = 1" }, keys: { c.c_b: { follow: never } } }
-- travels: a: 1; b: 1; c: 10
create table a (id int primary key);
create table b (id int primary key);
create table c (id int primary key, x int, constraint c_a foreign key (x) references a, constraint c_b foreign key (x) references b);
-- data
insert into a values (1), (2);
insert into b values (1), (2);
insert into c values (10, 1), (20, 2);
