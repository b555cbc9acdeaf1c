-- 20,000 people, 100,000 posts, 200,000 comments, 3,000,000 views; every value is a function of a row's number; keys hold by construction and are not checked
set session_replication_role = replica;
create function pg_temp.pick(text, int, int) returns int language sql immutable as
$$ select 1 + (abs(hashtext($1 || $2)::bigint) % $3)::int $$;

insert into users select n, 'user' || n, timestamptz '2026-01-01 00:00:00+00' + n * interval '1 minute' from generate_series(1, 20000) n;
insert into posts select n, pg_temp.pick('owner', n, 20000), 'Artwork ' || n, timestamptz '2026-02-01 00:00:00+00' + n * interval '1 minute'
from generate_series(1, 100000) n;
insert into comments select n, pg_temp.pick('on', n, 100000), nullif(pg_temp.pick('by', n, 20000), 1), 'love the palette ' || n
from generate_series(1, 200000) n;
insert into view_events
select n, pg_temp.pick('seen', n, 100000), case when n % 3 = 0 then pg_temp.pick('viewer', n, 20000) end,
       (array['US', 'BR', 'DE', 'JP'])[pg_temp.pick('country', n, 4)], 'desktop', timestamptz '2026-08-01 00:00:00+00' + n * interval '1 second'
from generate_series(1, 3000000) n;
