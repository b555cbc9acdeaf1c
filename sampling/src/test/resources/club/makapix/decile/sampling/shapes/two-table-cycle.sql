-- users own posts and wear one as their picture
-- sample: { always: { users: "id = 1" }, keys: { users.avatar: { follow: never } } }
-- travels: users: 1 2 3; posts: 10 20 30
create table users (id int primary key, avatar int);
create table posts (id int primary key, owner int not null references users);
alter table users add foreign key (avatar) references posts;
-- data
alter table users disable trigger all;
insert into users values (1, 20), (2, 30), (3, null), (4, 10);
insert into posts values (10, 1), (20, 2), (30, 3), (40, 4);
alter table users enable trigger all;
