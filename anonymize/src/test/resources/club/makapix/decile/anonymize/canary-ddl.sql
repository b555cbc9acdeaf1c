-- She stands in the definitions themselves, wherever one can hold a text.
alter table people alter column notes set default 'ask ann.canarova@canary-mail.org';
alter table people add constraint known check (notes <> 'Ann Canarova, IBAN DE02 1203 0000 0000 2020 51');
comment on table people is 'since ann.canarova@canary-mail.org joined';
comment on column people.bio is 'call +49 30 901820 and ask for Canarova';
create type staff as enum ('nobody', 'ann.canarova@canary-mail.org');
create domain owner as text default 'ann.canarova@canary-mail.org' check (value <> 'canarova@canary-mail.org');
create function is_owner(who text default 'ann.canarova@canary-mail.org') returns boolean language plpgsql as $$
begin
    -- written by ann.canarova@canary-mail.org
    return who = current_user;
end $$;
create view owners as select id, email = 'ann.canarova@canary-mail.org' as is_owner from people;
create materialized view owned as select id from people where email = 'ann.canarova@canary-mail.org';
create policy own on people using (email = 'ann.canarova@canary-mail.org') with check (email <> 'ann.canarova@canary-mail.org');
create index hers on people (id) where email = 'ann.canarova@canary-mail.org';
create statistics her_share on (email = 'ann.canarova@canary-mail.org'), id from people;
create function notify() returns trigger language plpgsql as 'begin return new; end';
create trigger mail before insert on people for each row execute function notify('ann.canarova@canary-mail.org');
create rule forward as on insert to people where new.email = 'ann.canarova@canary-mail.org' do also select 1;
create aggregate together (text) (sfunc = textcat, stype = text, initcond = 'ann.canarova@canary-mail.org');
create table shards (owner text) partition by list (owner);
create table hers_alone partition of shards for values in ('ann.canarova@canary-mail.org');
create table "of ann.canarova@canary-mail.org" (id int default 1);
create function connect() returns text language sql as $$ select 'host=db user=ann password=canary4711' $$;
alter table people alter column website set default 'https://ann:canary4711@canary-mail.org/';
