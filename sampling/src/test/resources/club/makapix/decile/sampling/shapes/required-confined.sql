-- a row that must come brings the parent to which it is confined
-- sample: { unreached: required, always: { likes: "id = 1" }, keys: { posts.topic: { outside: confine } } }
-- travels: topics: 5; posts: 10; likes: 1
create table topics (id int primary key);
create table posts (id int primary key, topic int references topics);
create table likes (id int primary key, post int not null references posts);
-- data
insert into topics select generate_series(5, 6);
insert into posts values (10, 5), (20, 6);
insert into likes values (1, 10), (2, 20);
