-- a key that points at one partition requires no row of another, even if its value stands there
-- sample: { always: { notes: "true" }, unreached: required }
-- travels: events: 2|3; notes: 10|1 20|3
create table events (day int, id int, primary key (day, id)) partition by list (day);
create table events_1 partition of events for values in (1);
create table events_2 partition of events for values in (2);
alter table events_2 add unique (id);
create table notes (id int primary key, event int);
alter table notes add foreign key (event) references events_2 (id) not valid;
-- data
alter table notes disable trigger all;
insert into events values (1, 1), (1, 3), (2, 3), (2, 4);
insert into notes values (10, 1), (20, 3);
alter table notes enable trigger all;
