-- two cycles that share a table, in which every key is followed
-- sample: { always: { a: "id = 1" } }
-- travels: a: 1 2; b: 1 2; c: 2
create table a (id int primary key, b int);
create table b (id int primary key, a int references a, c int);
create table c (id int primary key, b int references b);
alter table a add foreign key (b) references b deferrable initially deferred;
alter table b add foreign key (c) references c deferrable;
-- data
begin;
insert into a values (1, 1), (2, 2), (3, 3);
insert into b values (1, 2, null), (2, null, null), (3, 3, null);
insert into c values (1, 1), (2, 1), (3, 3);
update b set c = 2 where id = 1;
commit;
