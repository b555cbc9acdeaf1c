-- children lie in partitions, and one of them has a key of its own
-- sample: { unreached: required, always: { users: "id = 1" } }
-- travels: users: 1; devices: 7; events: 10|1 11|2
create table users (id int primary key);
create table devices (id int primary key);
create table events (id int, day int, who int references users, device int) partition by list (day);
create table events_1 partition of events for values in (1);
create table events_2 partition of events for values in (2);
alter table events_1 add foreign key (device) references devices;
-- data
insert into users values (1), (2);
insert into devices values (7), (8);
insert into events values (10, 1, 1, 7), (11, 2, 1, 99), (12, 1, 2, 8);
