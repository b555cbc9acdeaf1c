-- a row that is reached on two ways comes once, and brings the other parent along
-- sample: { always: { a: "id = 1" } }
-- travels: a: 1 2; b: 10; c: 20; d: 100
create table a (id int primary key);
create table b (id int primary key, a int not null references a);
create table c (id int primary key, a int not null references a);
create table d (id int primary key, b int not null references b, c int not null references c);
-- data
insert into a values (1), (2), (3);
insert into b values (10, 1), (30, 3);
insert into c values (20, 2), (40, 3);
insert into d values (100, 10, 20), (200, 30, 40);
