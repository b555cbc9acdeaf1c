-- rows without a primary key come by their keys, equal ones each
-- sample: { always: { users: "id = 1" } }
-- travels: users: 1; log: 1 1
create table users (id int primary key);
create table log (who int references users, what text);
-- data
insert into users values (1), (2);
insert into log values (1, 'x'), (1, 'x'), (2, 'x');
