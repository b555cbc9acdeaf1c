-- generated columns are computed anew, identity columns keep their numbers
-- sample: { always: { a: "id = 7" } }
-- travels: a: 7|49; b: 70
create table a (id int generated always as identity primary key, square int generated always as (id * id) stored);
create table b (id int primary key, a int references a);
-- data
insert into a overriding system value values (7), (8);
insert into b values (70, 7), (80, 8);
