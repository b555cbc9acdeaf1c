-- names are names, whatever characters they hold
-- sample: { always: { "my schema.Select \"It\"": "\"order by\" = 1" } }
-- travels: Select "It": 1; group: 10
create schema "my schema";
create table "my schema"."Select ""It""" ("order by" int primary key);
create table "my schema"."group" ("user" int primary key, "ref'erence" int references "my schema"."Select ""It""");
-- data
insert into "my schema"."Select ""It""" values (1), (2);
insert into "my schema"."group" values (10, 1), (20, 2);
