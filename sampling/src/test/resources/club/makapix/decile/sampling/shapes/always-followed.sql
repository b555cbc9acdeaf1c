-- a required film brings its cast, but the cast brings nothing more
-- sample: { unreached: required, always: { rentals: "id = 1" }, keys: { casts.film: { follow: always } } }
-- travels: films: 10; rentals: 1; actors: 7; casts: 100
create table films (id int primary key);
create table actors (id int primary key);
create table rentals (id int primary key, film int not null references films);
create table casts (id int primary key, film int not null references films, actor int not null references actors);
-- data
insert into films values (10), (20);
insert into actors values (7), (8);
insert into rentals values (1, 10), (2, 20);
insert into casts values (100, 10, 7), (200, 20, 7);
