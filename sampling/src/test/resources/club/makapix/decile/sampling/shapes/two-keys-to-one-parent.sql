-- sender and receiver are two keys: both are followed, both are required
-- sample: { always: { users: "id = 1" } }
-- travels: users: 1 2 3; mails: 10 20
create table users (id int primary key);
create table mails (id int primary key, sender int not null references users, receiver int not null references users);
-- data
insert into users values (1), (2), (3), (4);
insert into mails values (10, 1, 2), (20, 3, 1), (30, 2, 4);
