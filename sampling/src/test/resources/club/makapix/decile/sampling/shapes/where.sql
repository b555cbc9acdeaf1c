-- a row that may not travel takes along whatever needs it: its children, and theirs
-- sample: { draw: { users: 100% }, where: { posts: "not hidden" } }
-- travels: users: 1; posts: 20; comments: 200 400; likes: 2
create table users (id int primary key);
create table posts (id int primary key, owner int not null references users, hidden bool);
create table comments (id int primary key, post int not null references posts, parent int references comments);
create table likes (id int primary key, comment int not null references comments);
-- data
insert into users values (1);
insert into posts values (10, 1, true), (20, 1, false), (30, 1, null);
insert into comments values (100, 10, null), (200, 20, null), (300, 20, 100), (400, 20, 200), (500, 30, null);
insert into likes values (1, 300), (2, 400);
