-- a popular parent that is only required brings none of its other children
-- sample: { always: { users: "id = 1" } }
-- travels: users: 1 9; posts: 90; likes: 1
create table users (id int primary key);
create table posts (id int primary key, owner int not null references users);
create table likes (id int primary key, who int not null references users, post int not null references posts);
-- data
insert into users select generate_series(1, 9);
insert into posts values (90, 9), (91, 9);
insert into likes select n, n, 90 from generate_series(1, 8) n;
