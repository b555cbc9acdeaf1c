-- a lookup that nothing leads to comes whole; a table that nothing references too while it is small
-- sample: { always: { a: "id = 1" } }
-- travels: a: 1; colours: 1 2; unrelated: 5
create table colours (id int primary key);
create table a (id int primary key, colour int references colours);
create table unrelated (id int primary key);
-- data
insert into colours values (1), (2);
insert into a values (1, 1), (2, 2);
insert into unrelated values (5);
