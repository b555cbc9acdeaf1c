-- visitors without an account have commented, which an empty test database does not know
alter table comments alter column author_id set not null;
