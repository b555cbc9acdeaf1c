-- a key may point at a partitioned table, whose rows lie in several partitions
-- sample: { always: { events: "day = 1" } }
-- travels: events: 1|1; notes: 10
create table events (id int, day int, primary key (id, day)) partition by list (day);
create table events_1 partition of events for values in (1);
create table events_2 partition of events for values in (2, 3) partition by list (day);
create table events_2_2 partition of events_2 for values in (2);
create table events_2_3 partition of events_2 for values in (3);
create table notes (id int primary key, event int, day int, foreign key (event, day) references events);
-- data
insert into events values (1, 1), (1, 2), (1, 3);
insert into notes values (10, 1, 1), (20, 1, 2), (30, 1, 3);
