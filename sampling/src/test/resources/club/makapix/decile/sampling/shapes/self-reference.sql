-- a thread comes whole: replies follow, what they reply to is required, the tree beside it stays
-- sample: { always: { comments: "id = 2" } }
-- travels: comments: 1 2 3 4
create table comments (id int primary key, parent int references comments);
-- data
insert into comments values (1, null), (2, 1), (3, 2), (4, 3), (5, 1), (6, null), (7, 7);
