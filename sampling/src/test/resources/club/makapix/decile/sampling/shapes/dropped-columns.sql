-- columns that were dropped have left a gap in the numbers
-- sample: { always: { a: "id = 1" } }
-- travels: a: 1; b: 10
create table a (gone int, id int);
alter table a drop gone;
alter table a add primary key (id);
create table b (gone int, id int primary key, gone2 int, a int);
alter table b drop gone, drop gone2;
alter table b add foreign key (a) references a;
-- data
insert into a values (1), (2);
insert into b values (10, 1), (20, 2);
