-- Fills the tables of makapix-schema.sql, which must have neither keys nor indexes yet, at the size of a grown site: {people} people, and
-- for each of them 5 artworks, 140 views, 84 rows of daily statistics, and so on: about 430 rows a head. Every value is a function of a row's
-- number.

create schema bench;

-- a number from 0 to 1 that depends on a number and a salt
create function bench.dice(bigint, int) returns double precision language sql immutable parallel safe as
$$ select (hashint8extended($1, $2::bigint) & 9007199254740991)::double precision / 9007199254740992.0 $$;

create function bench.pick(bigint, int, text[]) returns text language sql immutable parallel safe as
$$ select $3[1 + floor(bench.dice($1, $2) * cardinality($3))::int] $$;

-- a number from 1 to the last argument; a skew above 1 makes some of them frequent, which ones depends on the factor that scatters them
create function bench.one_of(bigint, int, skew double precision, size int) returns int language sql immutable parallel safe as
$$ select 1 + (floor(power(bench.dice($1, $2), $3) * $4)::bigint * 7919 % $4)::int $$;

create function bench.person(bigint, int, double precision) returns int language sql immutable parallel safe as
$$ select bench.one_of($1, $2, $3, {people}) $$;

create function bench.artwork(bigint, int, double precision) returns int language sql immutable parallel safe as
$$ select bench.one_of($1, $2, $3, 5 * {people}) $$;

create function bench.owner(int) returns int language sql immutable parallel safe as $$ select bench.person($1, 1, 2.2) $$;

create function bench.id(text, bigint) returns uuid language sql immutable parallel safe as $$ select md5($1 || $2)::uuid $$;

create function bench.hex(text, bigint) returns text language sql immutable parallel safe as $$ select encode(sha256(($1 || $2)::bytea), 'hex') $$;

create function bench.sqid(bigint) returns text language sql immutable parallel safe as $$ select lpad(to_hex($1 * 7919 % 16777213), 6, '0') $$;

create function bench.file(text, bigint, text) returns text language sql immutable parallel safe as
$$ select 'https://vault.makapix.club/' || $1 || substr(md5($2::text), 1, 2) || '/' || substr(md5($2::text), 3, 2) || '/' || bench.id('file', $2) || $3 $$;

create function bench.handle(bigint) returns text language sql immutable parallel safe as
$$ select bench.pick($1, 2, array['neon_fox_', 'paper-whale_', 'makapix-user-', 'lunar.owl', 'mossy_', 'さくら']) || $1 $$;

create function bench.email(bigint) returns text language sql immutable parallel safe as
$$ select bench.pick($1, 3, array['ana.silva', 'hiro.tanaka', 'maya.okafor', 'jonas.rossi']) || $1 || '@' || bench.pick($1, 4, array['gmail.example', 'outlook.example', 'example.com']) $$;

create function bench.phrase(bigint, int) returns text language sql immutable parallel safe as
$$ select bench.pick($1, $2, array['love the palette', 'the loop is seamless', 'could you share the palette?', 'looks even better on a 64x64 panel', 'que lindo!',
                                   'subtle animation, great mood', 'my kid asked me to put this on our frame', 'すごい！', 'the shading on the left side feels off', 'wow 🔥']) $$;

-- one in twelve gives somebody away
create function bench.remark(bigint, int) returns text language sql immutable parallel safe as
$$ select case when bench.dice($1, $2) < 0.06 then '@' || bench.handle(1 + $1 % {people}) || ' ' when bench.dice($1, $2) < 0.08 then 'write to ' || bench.email(1 + $1 % {people}) || ', ' else '' end
          || bench.phrase($1, $2 + 1) || case when bench.dice($1, $2 + 2) < 0.3 then '. ' || bench.phrase($1, $2 + 3) else '' end $$;

create function bench.moment(bigint, int, days double precision) returns timestamptz language sql immutable parallel safe as
$$ select timestamptz '2026-08-15 13:30:00+00' - bench.dice($1, $2) * $3 * interval '1 day' $$;

create function bench.country(bigint, int) returns text language sql immutable parallel safe as $$ select bench.pick($1, $2, array['US', 'US', 'US', 'BR', 'BR', 'DE', 'JP', 'GB', 'FR', null]) $$;

create function bench.ip(bigint, int) returns text language sql immutable parallel safe as $$ select '100.' || 64 + floor(bench.dice($1, $2) * 60) || '.' || $1 / 250 % 250 || '.' || $1 % 250 $$;

insert into users (id, user_key, public_sqid, handle, handle_normalized, email, email_normalized, email_verified, welcome_completed, bio, tagline, website, avatar_url, roles,
                   hidden_by_mod, deactivated, banned_until, approved_hashtags, reputation, created_at)
select n, case when n = 1 then '00000000-0000-0000-0000-000000000001' else bench.id('user', n) end, bench.sqid(n), bench.handle(n), lower(bench.handle(n)), bench.email(n),
       bench.email(n), bench.dice(n, 10) < 0.99, true, case when bench.dice(n, 11) < 0.55 then bench.remark(n, 12) || E'\n' || bench.phrase(n, 16) end,
       case when bench.dice(n, 17) < 0.2 then 'pixels by ' || bench.handle(n) end, case when bench.dice(n, 18) < 0.1 then 'https://portfolio.example/' || n end,
       case when bench.dice(n, 19) < 0.4 then bench.file('avatar/', n, '.png') end, case when n = 2 then '["user", "owner"]' when n % 300 = 7 then '["user", "moderator"]' else '["user"]' end::json,
       n > 2 and bench.dice(n, 20) < 0.006, n > 2 and bench.dice(n, 21) < 0.007, case when n > 2 and bench.dice(n, 22) < 0.008 then timestamptz '9999-12-31 23:59:59+00' end,
       case when bench.dice(n, 23) < 0.08 then array['nsfw'] else '{}' end, n % 90, bench.moment(n, 24, 250)
from generate_series(1, {people}) n;

insert into auth_identities (id, user_id, provider, provider_user_id, secret_hash, email, provider_metadata, created_at)
select bench.id('password', n), n, 'password', bench.email(n), '$2b$12$' || left(bench.hex('pw', n), 53), bench.email(n), null::json, bench.moment(n, 24, 250)
from generate_series(2, {people}) n where n = 2 or bench.dice(n, 30) < 0.7
union all
select bench.id('github', n), n, 'github', (1000000 + n * 37)::text, null, bench.email(n), json_build_object('username', bench.handle(n), 'avatar_url', 'https://avatars.githubusercontent.com/u/' || n),
       bench.moment(n, 24, 250) from generate_series(3, {people}) n where bench.dice(n, 30) > 0.61;

insert into refresh_tokens (id, user_id, token_hash, expires_at) select bench.id('session', n), bench.person(n, 31, 1.4), bench.hex('session', n), timestamptz '2026-09-10' from generate_series(1, 2 * {people}) n;

insert into follows (id, follower_id, following_id, created_at)
select row_number() over (), a, b, bench.moment(a + b, 32, 200)
from (select distinct bench.person(n, 33, 1.5) as a, bench.person(n, 34, 2.2) as b from generate_series(1, 15 * {people}) n) pair where a <> b;

insert into category_follows (id, user_id, category) select n, n, 'editor-pick' from generate_series(1, {people}) n where n % 3 = 0;
insert into badge_definitions (id, badge, label, icon_url_64) select place, badge, initcap(badge), '/badges/' || badge || '.png'
from unnest(array['roots', 'remixer', 'supporter', 'moderator']) with ordinality as t(badge, place);
insert into badge_grants (id, user_id, badge) select row_number() over (), n, badge from generate_series(1, {people}) n, badge_definitions where bench.dice(n, 35 + id) < 0.17;
insert into reputation_history (id, user_id, delta, reason, created_at)
select n, bench.person(n, 40, 2), 1 + n % 25, bench.pick(n, 41, array['post promoted', 'helpful reports', 'weekly pack', null]), bench.moment(n, 42, 200) from generate_series(1, {people} * 5 / 2) n;
insert into licenses (id, identifier, title, canonical_url, badge_path)
select place, name, 'Creative Commons ' || name, 'https://creativecommons.org/licenses/' || lower(name), '/licenses/' || lower(name) || '.svg'
from unnest(array['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC0-1.0']) with ordinality as t(name, place);

create function bench.kind(bigint) returns text language sql immutable parallel safe as $$ select case when $1 % 40 = 39 then 'playlist' else 'artwork' end $$;

insert into posts (id, storage_key, storage_shard, public_sqid, kind, owner_id, title, description, hashtags, art_url, width, height, base, size, hash, visible, hidden_by_user, hidden_by_mod,
                   public_visibility, created_at, license_id, view_count, upload_channel, creation_method, source_details, remixable)
select n, bench.id('file', n), substr(md5(n::text), 1, 2) || '/' || substr(md5(n::text), 3, 2), bench.sqid(n), bench.kind(n), bench.owner(n),
       bench.pick(n, 50, array['Neon', 'Sleepy', 'Tiny', 'Rainy', 'Lunar']) || ' ' || bench.pick(n, 51, array['Fox', 'Harbour', 'Robot', 'Bakery', 'Whale']),
       case when bench.dice(n, 52) < 0.6 then bench.remark(n, 53) || '. ' || bench.phrase(n, 57) end, array['pixelart', bench.pick(n, 58, array['cat', 'space', 'loop', 'ドット絵', 'cozy'])],
       bench.file('', n, '.png'), 64, 64, 64, 64, bench.hex('pixels', n), true, bench.dice(n, 59) < 0.03, bench.dice(n, 60) < 0.01, n % 15 > 0, bench.moment(n, 61, 230),
       case when n % 2 = 0 then 1 + n % 4 end, n % 977, 'web', 'external_file',
       case when n % 2 = 0 then jsonb_build_object('device_type', 'desktop', '_server', jsonb_build_object('declared_client', 'web', 'user_agent', 'Mozilla/5.0 (build ' || n || ')', 'mkpx_at_upload', false)) end, n % 25 > 0
from generate_series(1, 5 * {people}) n;

insert into post_files (id, post_id, format, file_bytes, is_native)
select row_number() over (), n, format, 100 + n % 4000, format = 'png' from generate_series(1, 5 * {people}) n, unnest(array['png', 'gif', 'webp', 'bmp']) format
where bench.kind(n) = 'artwork' and (format = 'png' or bench.dice(n, 62) < 0.7);
insert into post_lineage (id, child_post_id, parent_post_id, parent_sqid, position) select n, n, n - 1 - n % 7, bench.sqid(n - 1 - n % 7), 0 from generate_series(13, 5 * {people}, 13) n;
insert into playlist_posts (post_id, legacy_playlist_id) select n, bench.id('list', n) from generate_series(39, 5 * {people}, 40) n;
insert into playlists (id, owner_id, title, description, post_ids)
select bench.id('list', n), bench.owner(n), 'mix ' || n, 'by @' || bench.handle(bench.owner(n)), array[n, n + 1, n + 2] from generate_series(39, 5 * {people}, 120) n;
insert into playlist_items (id, playlist_post_id, artwork_post_id, position)
select row_number() over (), n, 1 + (n * 31 + k * 40) % (5 * {people}), k from generate_series(39, 5 * {people}, 40) n, generate_series(0, 16) k;
insert into user_highlights (id, user_id, post_id, position) select n, bench.owner(n), n, n from generate_series(10, 5 * {people}, 10) n;

create function bench.remarked(bigint) returns int language sql immutable parallel safe as
$$ select bench.artwork(case when $1 % 3 = 0 then $1 / 3 * 2 else $1 end, 70, 2.2) $$;

insert into comments (id, post_id, author_id, author_ip, parent_id, depth, body, hidden_by_mod, created_at)
select bench.id('comment', n), bench.remarked(n), case when n % 20 > 0 then bench.person(n, 71, 1.9) end, case when n % 20 = 0 then bench.ip(n, 72) end, null, 0, bench.remark(n, 73),
       bench.dice(n, 77) < 0.004, bench.moment(n, 78, 200) from generate_series(1, {people} * 47 / 4) n;
insert into comment_likes (id, comment_id, user_id)
select row_number() over (), bench.id('comment', comment), person
from (select distinct bench.one_of(n, 80, 1.5, {people} * 47 / 4) as comment, bench.person(n, 81, 1.8) as person from generate_series(1, 9 * {people}) n) likes;
insert into reactions (id, post_id, user_id, user_ip, emoji, created_at)
select row_number() over (), post, person, ip, emoji, bench.moment(post + coalesce(person, 0), 82, 200)
from (select distinct bench.artwork(n, 83, 2.2) as post, case when n % 7 > 0 then bench.person(n, 84, 1.9) end as person, case when n % 7 = 0 then bench.ip(n, 85) end as ip,
             bench.pick(n, 86, array['❤️', '🔥', '😍', '👾']) as emoji from generate_series(1, 44 * {people}) n) made;

insert into players (id, player_key, owner_id, name, device_model, registration_status, registered_at, connection_status, last_seen_at, current_post_id, capabilities, cert_serial_number, cert_pem, key_pem)
select bench.id('player', n), bench.id('player key', n), bench.person(n, 90, 1.3), 'desk of ' || bench.handle(bench.person(n, 90, 1.3)), 'p3a', 'registered', bench.moment(n, 91, 90), 'offline', bench.moment(n, 92, 9),
       bench.artwork(n, 93, 2), '{"pause": {}, "rotation": {"values": [0, 90, 180, 270]}}', (n * 1000003::bigint)::text,
       '-----BEGIN CERTIFICATE-----' || pem || '-----END CERTIFICATE-----', '-----BEGIN PRIVATE KEY-----' || reverse(pem) || '-----END PRIVATE KEY-----'
from generate_series(1, {people} / 2) n, lateral (select string_agg(bench.hex('pem' || line, n), E'\n' order by line) as pem from generate_series(1, 9) line) made;
insert into player_command_logs (id, player_id, command_type, payload)
select bench.id('command', n), bench.id('player', 1 + n % ({people} / 2)), 'show_artwork', json_build_object('post_id', n, 'title', 'Neon Fox', 'width', 64) from generate_series(1, 3 * {people}) n;

insert into view_events (id, post_id, viewer_user_id, viewer_ip_hash, country_code, device_type, view_source, view_type, user_agent_hash, referrer_domain, player_id, local_datetime, local_timezone,
                         play_order, channel, channel_context, created_at)
select bench.id('play', n), bench.artwork(n, 100, 1.9), bench.person(1 + n % ({people} / 2), 90, 1.3), bench.hex('player', n % ({people} / 2)), bench.country(n, 101), 'player', 'player', 'impression',
       null, null, bench.id('player', 1 + n % ({people} / 2)), '2026-08-12T18:13:' || 10 + n % 50 || '-05:00', bench.pick(n, 102, array['America/New_York', 'America/Sao_Paulo', 'Europe/Berlin', null]), n % 3,
       bench.pick(n, 103, array['all', 'promoted', 'by_user', 'artwork']), case when n % 5 = 0 then bench.sqid(n % {people}) end, bench.moment(n, 104, 7)
from generate_series(1, 75 * {people}) n
union all
select bench.id('view', n), bench.artwork(n, 100, 1.9), case when n % 2 = 0 then bench.person(n, 105, 1.8) end, bench.hex('visitor', n % (20 * {people})), bench.country(n, 101),
       bench.pick(n, 106, array['desktop', 'desktop', 'mobile', 'tablet']), 'web', bench.pick(n, 107, array['view', 'view', 'impression']), bench.hex('agent', n % 40),
       case when n % 3 = 0 then bench.pick(n, 108, array['google.com', 'reddit.com', 'bsky.app', 'novak.example']) end, null, null, null, null, 'artwork', null, bench.moment(n, 104, 7)
from generate_series(1, 65 * {people}) n;

insert into post_stats_daily (id, post_id, date, total_views, unique_viewers, total_impressions, views_by_country, views_by_device, views_by_type, total_views_authenticated, unique_viewers_authenticated,
                              total_impressions_authenticated, views_by_country_authenticated, views_by_device_authenticated, views_by_type_authenticated, created_at)
select row_number() over (), n, day, views, views - 1, views / 4, json_build_object('US', views - views / 3, 'BR', views / 3), json_build_object('desktop', views - views / 2, 'mobile', views / 2),
       json_build_object('view', views, 'impression', views / 4), views / 3, views / 4, 0, json_build_object('US', views / 3), json_build_object('desktop', views / 3), json_build_object('view', views / 3), day + 1
from generate_series(1, 5 * {people}) n, generate_series(0, 7 + floor(260 * power(bench.dice(n, 110), 22))::int) k,
     lateral (select date '2025-12-01' + k as day, 2 + floor(40 * power(bench.dice(n * 300 + k, 111), 3))::int as views) made;
insert into download_stats_daily (id, post_id, date, downloads_human, downloads_bot)
select row_number() over (), n, date '2026-05-27' + k, n % 9, k % 5 from generate_series(1, 5 * {people}) n, generate_series(0, floor(50 * power(bench.dice(n, 112), 14))::int) k;
insert into site_events (id, event_type, page_path, visitor_ip_hash, user_id, device_type, country_code, event_data, created_at)
select bench.id('page', n), 'page_view', '/p/' || bench.sqid(n % (5 * {people})), bench.hex('visitor', n % (20 * {people})), case when n % 3 = 0 then bench.person(n, 113, 1.7) end, 'mobile',
       bench.country(n, 114), json_build_object('client_path', '/p/' || n), bench.moment(n, 115, 7) from generate_series(1, 25 * {people}) n;
insert into site_stats_daily (id, date, total_page_views, views_by_page, views_by_player) select n, date '2025-12-01' + n, 100 * n, '{"/": 756, "/u/bHLNfa": 252}', '{"Küche": 12}' from generate_series(1, 257) n;

insert into social_notifications (id, user_id, notification_type, post_id, actor_id, actor_handle, actor_avatar_url, emoji, content_title, content_sqid, content_art_url, is_read, created_at)
select bench.id('reacted', r.id), p.owner_id, 'reaction', p.id, u.id, u.handle, u.avatar_url, r.emoji, p.title, p.public_sqid, p.art_url, r.id % 3 > 0, r.created_at
from reactions r join posts p on p.id = r.post_id join users u on u.id = r.user_id where r.id % 20 < 14;
insert into social_notifications (id, user_id, notification_type, post_id, actor_id, actor_handle, comment_id, comment_preview, content_title, content_sqid, created_at)
select bench.id('commented', row_number() over ()), p.owner_id, 'comment', p.id, u.id, u.handle, c.id, left(c.body, 100), p.title, p.public_sqid, c.created_at
from comments c join posts p on p.id = c.post_id join users u on u.id = c.author_id;
insert into social_notifications (id, user_id, notification_type, actor_id, actor_handle, created_at)
select bench.id('followed', f.id), f.following_id, 'follow', u.id, u.handle, f.created_at from follows f join users u on u.id = f.follower_id where f.id % 3 = 0;

insert into blog_posts (id, blog_post_key, public_sqid, owner_id, title, body, image_urls, public_visibility, published_at)
select n, bench.id('blog', n), bench.sqid(n), bench.person(n, 120, 2), 'Notes on dithering ' || n, repeat(bench.remark(n, 121) || ' ', 20), array[bench.file('blog_image/', n, '.png')], true, timestamptz '2026-05-01'
from generate_series(1, {people} / 25) n;
insert into blog_post_comments (id, blog_post_id, author_id, body) select bench.id('blog comment', n), 1 + n % ({people} / 25), bench.person(n, 130, 1.8), bench.remark(n, 131) from generate_series(1, {people} / 3) n;
insert into blog_post_reactions (id, blog_post_id, user_id, emoji) select n, 1 + n % ({people} / 25), n, '🔥' from generate_series(1, {people} / 2) n;
insert into blog_post_view_events (id, blog_post_id, viewer_user_id, viewer_ip_hash, device_type, view_source, view_type, created_at)
select bench.id('blog view', n), 1 + n % ({people} / 25), case when n % 3 = 0 then bench.person(n, 140, 1.8) end, bench.hex('visitor', n), 'desktop', 'web', 'view', bench.moment(n, 141, 7) from generate_series(1, 4 * {people}) n;
insert into blog_post_stats_daily (id, blog_post_id, date, total_views) select row_number() over (), n, date '2026-07-01' + k, k from generate_series(1, {people} / 25) n, generate_series(0, 26) k;

insert into alembic_version values ('d4e5f6a7b8c9');
insert into rollup_watermarks (name, value_date) values ('view_events', '2026-08-14'), ('site_events', '2026-08-14');

drop schema bench cascade;
