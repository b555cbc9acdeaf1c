-- A schema with a place for everything that may carry a person's data along.
create extension hstore;
create extension citext;
create type mood as enum ('glad', 'sad');
create type address as (street text, city text, number int);
create domain nickname as text;

create table people (
    id bigint generated always as identity primary key,
    email text not null unique,
    email_lower text generated always as (lower(email)) stored,
    handle citext not null,
    nick nickname,
    full_name varchar(80) not null,
    initials char(4),
    phone text,
    phone_digits bigint,
    born date,
    last_ip inet,
    network cidr,
    device macaddr,
    home address,
    attributes hstore,
    profile jsonb,
    settings json,
    legacy xml,
    photo bytea,
    aliases text[],
    matrix text[][],
    nicknames nickname[],
    mail_aliases citext[],
    location point,
    bits varbit,
    search tsvector,
    query tsquery,
    feeling mood,
    balance numeric(10, 2),
    manual oid,
    session uuid,
    valid tstzrange,
    "Odd: Name" text,
    bio text,
    website text,
    avatar_file text,
    password_hash text,
    api_token char(32),
    notes text default 'none',
    homes address[],
    documents jsonb[],
    past_networks cidr[],
    legacy_documents xml[],
    fingerprint bytea
);
alter table people alter notes set storage external;
create unique index people_handle on people (lower(handle::text));
create index people_search on people using gin (search);

create table posts (
    id int primary key,
    author_handle text not null,
    author_id bigint references people,
    body text,
    title text
);
create table accounts (name text primary key);
create table account_events (id int primary key, account text references accounts, payload jsonb);
create table measurements (id int, taken date not null, reader text) partition by range (taken);
create table measurements_old partition of measurements for values from ('2000-01-01') to ('2020-01-01');
create table measurements_new partition of measurements for values from ('2020-01-01') to ('2040-01-01');
create materialized view people_names as select full_name from people;
create table events (id int primary key, kind text, payload text, at timestamptz);
create table event_log (source text) inherits (events);
create statistics people_together (mcv, dependencies) on full_name, nick from people;
create statistics people_shout on (upper(full_name)) from people;
