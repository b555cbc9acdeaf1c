-- an inheriting table is a table of its own, and its rows are not those of its parent
-- sample: { always: { animals: "id < 3" }, whole: [dogs] }
-- travels: animals: 1; dogs: 2; legs: 10
create table animals (id int primary key);
create table dogs (primary key (id)) inherits (animals);
create table legs (id int primary key, animal int references animals);
-- data
insert into animals values (1), (4);
insert into dogs values (2);
insert into legs values (10, 1), (40, 4);
