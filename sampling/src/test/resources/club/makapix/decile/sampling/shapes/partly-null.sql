-- under MATCH SIMPLE a key with any NULL references nothing, and its row travels
-- sample: { always: { a: "x = 1" }, whole: [b] }
-- travels: a: 1|1; b: 10 20 30
create table a (x int, y int, primary key (x, y));
create table b (id int primary key, x int, y int, foreign key (x, y) references a);
-- data
insert into a values (1, 1), (2, 2);
insert into b values (10, 1, 1), (20, 2, null), (30, null, 2);
