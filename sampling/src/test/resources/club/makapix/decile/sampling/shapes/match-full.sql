-- under MATCH FULL a key is NULL as a whole; detaching it clears all its columns
-- sample: { always: { a: "x = 1" }, whole: [b], keys: { "b.(x, y)": { outside: detach } } }
-- travels: a: 1|1; b: 10|1|1 20|null|null 30|null|null
create table a (x int, y int, primary key (x, y));
create table b (id int primary key, x int, y int, foreign key (x, y) references a match full);
-- data
insert into a values (1, 1), (2, 2);
insert into b values (10, 1, 1), (20, 2, 2), (30, null, null);
