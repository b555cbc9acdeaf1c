-- a key may reference another unique key than the primary one, even one with NULLs
-- sample: { always: { users: "id = 1" } }
-- travels: users: 1; mails: 10
create table users (id int primary key, handle text unique);
create table mails (id int primary key, handle text references users (handle));
-- data
insert into users values (1, 'ann'), (2, 'bob'), (3, null), (4, null);
insert into mails values (10, 'ann'), (20, 'bob'), (30, null);
