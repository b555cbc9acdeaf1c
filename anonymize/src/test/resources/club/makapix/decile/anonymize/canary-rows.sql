-- One person, Ann Canarova, in every place.
insert into people (email, handle, nick, full_name, initials, phone, phone_digits, born, last_ip, network, device, home, attributes, profile,
    settings, legacy, photo, aliases, matrix, nicknames, mail_aliases, location, bits, search, query, feeling, balance, manual, session, valid,
    "Odd: Name", bio, website, avatar_file, password_hash, api_token, notes,
    homes, documents, past_networks, legacy_documents, fingerprint)
values ('Ann.Canary@leak.example', 'AnnCanary', 'canarybird', 'Ann Canarova', 'ACan', '+49 170 5550199', 491705550199, '1984-02-29',
    '203.0.113.77', '203.0.113.0/24', '08:00:2b:ca:4a:12', row('Canary Street', 'Canarytown', 7),
    'mail=>ann.canary@leak.example, canarykey=>"x"',
    '{"name": "Ann Canarova", "emails": ["ann.canary@leak.example"], "by_friend": {"canary-friend": 3}, "nested": {"deep": [{"ip": "203.0.113.77"}]}, "version": 2}',
    '{"signature": "Ann \u0043anarova", "theme": "dark"}',
    '<person mail="ann.canary@leak.example"><!-- canary --><name>Ann Canarova</name><![CDATA[canary]]></person>',
    convert_to('Ann Canarova', 'UTF8'), '{canary,"Ann Canarova",NULL}', '{{canary,b},{c,canary}}', '{canary}', '{Ann.Canary@leak.example}',
    point(48.8584, 2.2945), B'1010', to_tsvector('simple', 'Ann Canarova'), to_tsquery('simple', 'canarova'), 'glad', 12.50,
    lo_from_bytea(0, convert_to('Ann Canarova', 'UTF8')), 'ca4a12ca-0000-4000-8000-ca4a12ca4a12', '[2024-01-01,2025-01-01)',
    'Ann Canarova', E'I am at ann.canary@leak.example, +49 170 5550199, 203.0.113.77,\n2001:db8:ca4a::77 or @AnnCanary; see https://canary.leak.example/~ann?mail=ann.canary@leak.example',
    'https://canary.leak.example/', 'uploads/ann-canary.jpg', '$2b$12$canarycanarycanarycanaryu', 'ca4a12ca4a12ca4a12ca4a12ca4a12ca', 'Ann Canarova',
    array[row('Canary Street', 'Canarytown', 7)::address, null], array['{"mail": "ann.canary@leak.example"}'::jsonb], '{203.0.113.0/28}',
    array['<a b="ann.canary@leak.example"/>'::xml], '\xca4a12ca4a12');
insert into posts values (1, 'AnnCanary', 1, 'by @AnnCanary', 'Canary days');
insert into accounts values ('ann.canary@leak.example');
insert into account_events values (1, 'ann.canary@leak.example', '{"to": "ann.canary@leak.example"}');
insert into people (email, handle, full_name, nick, notes)
select n || '.ann.canary@leak.example', 'annCanary' || n, 'Ann Canarova', 'canarybird', repeat(md5(n::text) || 'Ann Canarova', 200)
from generate_series(1, 30) n;
insert into events values (1, 'mail', 'ann.canary@leak.example', now()), (2, 'text',
    'ann.can' || U&'\200B' || 'ary@leak.example, ann.canary%2540leak.example, ann.canary (at) leak (dot) example, ann.canary&#64;leak.example, '
    '08-00-2B-CA-4A-12, YW5uLmNhbmFyeUBsZWFrLmV4YW1wbGU=, https://x.example/u/YW5uLmNhbmFyeUBsZWFrLmV4YW1wbGU?x=1', now());
insert into event_log values (3, 'text', '@AnnCanary', now(), '203.0.113.77');
insert into measurements values (1, '2010-01-01', 'Ann Canarova'), (2, '2030-01-01', 'Ann Canarova');

-- beside the rows: what a database knows about them
alter table people alter notes set default 'ask Ann Canarova';
comment on table people is 'ask Ann Canarova';
comment on column people.email is 'e.g. ann.canary@leak.example';
comment on index people_handle is 'canary';
alter table posts add constraint not_ann check (title <> 'Ann Canarova');
create table late (id int);
insert into late values (1);
alter table late add name text not null default 'Ann Canarova';
alter domain nickname set default 'canarybird';
alter domain nickname add constraint not_ann check (value <> 'Ann Canarova') not valid;
comment on type mood is 'canary';
comment on schema public is 'ask Ann Canarova';
create policy not_ann on people using (full_name <> 'Ann Canarova');
create rule not_ann as on delete to posts where old.title = 'Ann Canarova' do instead nothing;
create function canary_trigger() returns trigger language plpgsql as 'begin raise notice ''Ann Canarova''; return new; end';
create trigger canary before update on posts for each row when (new.title = 'Ann Canarova') execute function canary_trigger('Ann Canarova');
create function canary_default(name text default 'Ann Canarova') returns text language sql return 'Ann Canarova' || name;
create foreign data wrapper nowhere;
create server canary foreign data wrapper nowhere options (host 'ann.canary.leak.example');
create user mapping for current_user server canary options (user 'AnnCanary');
do $$ begin
    execute format('comment on database %I is ''Ann Canarova''', current_database());
    execute format('alter database %I set decile.canary = ''Ann Canarova''', current_database());
    execute format('alter role current_user in database %I set decile.canary = ''canary''', current_database());
end $$;
create view canaries as select * from people where full_name = 'Ann Canarova';
create function canary() returns text language sql as 'select ''Ann Canarova''';
create index ann on people (id) where full_name = 'Ann Canarova';
create table unrelated (id int) with (autovacuum_enabled = false);
comment on table unrelated is 'canary';
refresh materialized view people_names;
analyze;
