-- parents, children and grandchildren of a drawn row come along
-- sample: { always: { a: "id = 1" } }
-- travels: a: 1; b: 10; c: 100
create table a (id int primary key);
create table b (id int primary key, a int not null references a);
create table c (id int primary key, b int not null references b);
-- data
insert into a values (1), (2);
insert into b values (10, 1), (20, 2);
insert into c values (100, 10), (200, 20);
