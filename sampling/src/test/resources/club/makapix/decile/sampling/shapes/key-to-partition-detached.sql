-- a key that points at one partition is cleared where that partition's row stays, and confined where it stays
-- sample: { always: { events: "id = 3 and day = 2" }, keys: { notes.event: { follow: never, outside: detach }, likes.event: { outside: confine } }, whole: [notes], unreached: required }
-- travels: events: 2|3; notes: 10|3 20|null 30|null; likes: 1|3
create table events (day int, id int, primary key (day, id)) partition by list (day);
create table events_1 partition of events for values in (1);
create table events_2 partition of events for values in (2);
alter table events_2 add unique (id);
create table notes (id int primary key, event int references events_2 (id));
create table likes (id int primary key, event int references events_2 (id));
-- data
insert into events values (1, 3), (1, 4), (2, 3), (2, 4);
insert into notes values (10, 3), (20, 4), (30, null);
insert into likes values (1, 3), (2, 4);
