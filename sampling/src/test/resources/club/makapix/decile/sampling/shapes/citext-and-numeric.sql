-- keys match as the database compares them, not as their texts do
-- sample: { always: { people: "name = 'ANN'" } }
-- travels: people: Ann|1.0; mails: 10; prices: 5
create extension citext;
create table people (name citext primary key, level numeric unique);
create table mails (id int primary key, who citext references people);
create table prices (id int primary key, level numeric references people (level));
-- data
insert into people values ('Ann', 1.0), ('Bob', 2);
insert into mails values (10, 'aNN'), (20, 'BOB');
insert into prices values (5, 1.000), (6, 2.0);
