-- char(n) keys of different lengths match without their padding
-- sample: { always: { a: "id = 'x'" } }
-- travels: a: x; b: 10
create table a (id char(4) primary key);
create table b (id int primary key, a char(8) references a);
-- data
insert into a values ('x'), ('y');
insert into b values (10, 'x'), (20, 'y');
