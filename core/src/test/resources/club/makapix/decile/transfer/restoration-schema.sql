create extension citext;
create schema "Odd ""schema""";
create table authors (
    id int generated always as identity primary key,
    handle text constraint "Unique handle" unique with (fillfactor = 70),
    email citext, shade int, during tstzrange, note text not null default '',
    exclude using gist (during with &&) with (fillfactor = 80) where (shade > 3),
    constraint pair unique (handle, shade) include (note) deferrable initially deferred,
    check (shade <> 13));
alter table authors add constraint late check (shade < 0) not valid;
comment on constraint late on authors is 'it''s late';
comment on constraint "Unique handle" on authors is E'two\nlines \\ 100%';
comment on constraint authors_pkey on authors is 'the key';
comment on index authors_pkey is 'the index';
create unique index lower_handle on authors (lower(handle) text_pattern_ops desc nulls last) where shade > 0;
alter index lower_handle alter column 1 set statistics 500;
comment on index lower_handle is 'quick';
create index by_shade on authors using brin (shade) with (pages_per_range = 32);
create index by_handle on authors using hash (handle);

create table posts (
    id bigint primary key,
    author int constraint "Écrit par" references authors on delete cascade deferrable initially deferred,
    reply_to bigint references posts on update set null,
    handle text not null references authors (handle) match full);
comment on constraint "Écrit par" on posts is 'who';
create index posts_author on posts (author);
alter table posts cluster on posts_author;
create unique index posts_identity on posts (id, handle);
alter table posts replica identity using index posts_identity;
alter table posts add constraint loose foreign key (id) references authors (id) not valid;

create table favourites (author int references authors, post bigint references posts, primary key (author, post));
alter table favourites replica identity full;
alter table authors add column best bigint references posts;
create view per_post as select p.*, count(*) from posts p join favourites f on f.post = p.id group by p.id;
create table "Odd ""schema"""."select" ("from" int primary key, "Ünï" text unique);

create function touch() returns trigger language plpgsql as 'begin raise exception ''fired''; end';
create trigger plain before insert on posts for each row execute function touch();
create trigger always_on before insert on posts for each row execute function touch();
create trigger replicas before insert on posts for each row execute function touch();
create trigger "Off" before insert on posts for each row execute function touch();
create trigger emptied before truncate on posts execute function touch();
create constraint trigger late_one after insert on posts deferrable initially deferred for each row execute function touch();
alter table posts enable always trigger always_on;
alter table posts enable replica trigger replicas;
alter table posts disable trigger "Off";

alter table authors enable row level security;
alter table authors force row level security;
create policy everybody on authors using (false);

create table events (id bigint, at date, author int references authors, primary key (id, at)) partition by range (at);
create table events_2025 partition of events for values from ('2025-01-01') to ('2026-01-01');
create table events_rest partition of events default;
create index events_at on events (at);
create index only_2025 on events_2025 (author);
create unique index rest_unique on events_rest (id);
create trigger cloned after insert on events for each row execute function touch();
alter table events_rest disable trigger cloned;
create table event_links (id bigint, at date, foreign key (id, at) references events);

create publication everything for table posts, events;
create statistics authors_shades on handle, shade from authors;
