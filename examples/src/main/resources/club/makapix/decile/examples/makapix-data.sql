-- Fills the tables of makapix-schema.sql with 500 people who do not exist. Every value is a function of a row's number: the
-- same rows each time. Addresses and hosts of people come from the ranges that are reserved for documentation.

create schema demo;

-- a number from 0 to 1 that depends on the text alone
create function demo.dice(text) returns double precision language sql immutable as
$$ select ('x' || substr(md5($1), 1, 12))::bit(48)::bigint / 281474976710656.0 $$;

create function demo.one_of(text, variadic text[]) returns text language sql immutable as
$$ select $2[1 + floor(demo.dice($1) * cardinality($2))::int] $$;

-- a number from 1 to the second argument; the third, above 1, makes small ones frequent: a few people do most of everything
create function demo.rank(text, int, double precision) returns int language sql immutable as
$$ select 1 + floor(power(demo.dice($1), $3) * $2)::int $$;

create function demo.person(text) returns int language sql immutable as
$$ select 2 + (demo.rank($1, 499, 2.0) * 211) % 499 $$;

create function demo.moment(text, since timestamptz) returns timestamptz language sql immutable as
$$ select $2 + (timestamptz '2026-08-15 13:30:00+00' - $2) * demo.dice($1) $$;

create function demo.sqid(int) returns text language sql immutable as
$$ select 'k' || lpad(to_hex($1::bigint * 7919 % 16777213), 6, '0') $$;

create function demo.ip(text) returns text language sql immutable as
$$ select case when demo.dice($1) < 0.2 then '2001:db8:' || to_hex(demo.rank($1 || 'a', 65535, 1)) || '::' || to_hex(demo.rank($1 || 'b', 65535, 1))
               else demo.one_of($1 || 'n', '203.0.113.', '198.51.100.', '192.0.2.') || demo.rank($1 || 'h', 254, 1) end $$;

create function demo.sentence(text) returns text language sql immutable as
$$ select demo.one_of($1, 'love the palette', 'the loop is seamless', 'how many colours?', 'this glows on my shelf', 'que lindo!', 'sehr schön',
                      'すごい！', 'это космос', 'first!', 'the shading feels off to me', 'please make a winter version', 'wow', 'made my day') $$;

-- one comment in twelve gives somebody away
create function demo.remark(text, handle text, email text) returns text language sql immutable as
$$ select case when demo.dice($1) < 0.03 then 'commissions? write to ' || $3
               when demo.dice($1) < 0.06 then '@' || $2 || ' look at this, ' || demo.sentence($1 || 's')
               when demo.dice($1) < 0.07 then 'my frame at ' || demo.ip($1 || 'i') || ' does not load it'
               when demo.dice($1) < 0.08 then 'call me: +1 555 010' || demo.rank($1 || 'p', 9, 1)
               else demo.sentence($1 || 's') || demo.one_of($1 || 'e', '', ' 🔥', ' 😍', '', ' 👾') end $$;

create table demo.people as
select id, demo.one_of('first' || id, 'Ana', 'Bruno', 'Chloe', 'Dmitri', 'Elena', 'Farid', 'Grace', 'Hiro', 'Ines', 'Jonas', 'Maya', 'Noor', 'Priya', 'Yuki') as first,
       demo.one_of('last' || id, 'Silva', 'Tanaka', 'Ivanova', 'Okafor', 'Rossi', 'Nguyen', 'Novak', 'Dubois', 'Patel', 'Haddad', 'Kowalski') as last,
       demo.moment('joined' || id, '2025-12-01') as joined
from generate_series(1, 500) id;

insert into users (id, user_key, public_sqid, handle, handle_normalized, email, email_normalized, email_verified, welcome_completed, bio, tagline,
    website, avatar_url, roles, hidden_by_user, hidden_by_mod, deactivated, banned_until, approved_hashtags, created_at)
select id, case when id = 1 then '00000000-0000-0000-0000-000000000001' else md5('user' || id)::uuid end, demo.sqid(id), handle, lower(handle), email,
       case when demo.dice('normal' || id) < 0.97 then email end, true, true,
       case when demo.dice('bio' || id) < 0.15 then first || ' ' || last || ', prints at ' || email
            when demo.dice('bio' || id) < 0.5 then demo.sentence('bio' || id) end,
       case when demo.dice('tag' || id) < 0.2 then 'pixels by ' || first end,
       case when demo.dice('web' || id) < 0.1 then 'https://' || lower(last) || id || '.example/' end,
       case when demo.dice('avatar' || id) < 0.05 then 'https://avatars.githubusercontent.com/u/' || 1000000 + 37 * id || '?v=4'
            when demo.dice('avatar' || id) < 0.4 then 'https://vault.makapix.club/avatar/' || substr(md5('face' || id), 1, 2) || '/' || substr(md5('face' || id), 3, 2)
                || '/' || md5('face' || id)::uuid || demo.one_of('type' || id, '.png', '.gif', '.jpg') end,
       case when id = 2 then '["user", "moderator", "owner"]' when id % 120 = 7 then '["user", "moderator"]' else '["user"]' end::json,
       demo.dice('shy' || id) < 0.015, demo.dice('bad' || id) < 0.01, id > 2 and demo.dice('gone' || id) < 0.01,
       case when id > 2 and demo.dice('banned' || id) < 0.01 then '9999-12-31 23:59:59+00'::timestamptz end,
       case when demo.dice('adult' || id) < 0.05 then array['nsfw'] else '{}' end, joined
from demo.people,
     lateral (select case when id = 1 then 'system' when id = 2 then 'makapix' when demo.dice('name' || id) < 0.4 then 'makapix-user-' || id
                          else lower(first) || demo.one_of('sep' || id, '_', '-', '') || lower(last) || id end as handle,
                     lower(first) || '.' || lower(last) || id || '@' || demo.one_of('host' || id, 'gmail.example', 'mail.example.org', 'example.com') as email) as made;

insert into auth_identities (id, user_id, provider, provider_user_id, secret_hash, email, provider_metadata, created_at)
select md5('password' || u.id)::uuid, u.id, 'password', u.email, '$2b$12$' || substr(md5('pw' || u.id) || md5('pw2' || u.id), 1, 53), u.email, null, joined
from users u join demo.people p using (id) where u.id = 2 or demo.dice('login' || id) < 0.7
union all
select md5('github' || u.id)::uuid, u.id, 'github', (1000000 + 37 * u.id)::text, null, u.email,
       json_build_object('username', lower(first) || '-' || u.id, 'avatar_url', 'https://avatars.githubusercontent.com/u/' || 1000000 + 37 * u.id), joined
from users u join demo.people p using (id) where u.id > 2 and demo.dice('login' || id) > 0.6 and demo.dice('login' || id) < 0.95
union all
select md5('apple' || u.id)::uuid, u.id, 'apple', '000' || u.id || '.' || md5('sub' || u.id), null, u.email, json_build_object('given_name', first, 'family_name', last), joined
from users u join demo.people p using (id) where u.id > 2 and demo.dice('login' || id) >= 0.95;

insert into refresh_tokens (id, user_id, token_hash, expires_at, created_at)
select md5('session' || n)::uuid, demo.person('session' || n), md5('r1' || n) || md5('r2' || n), '2026-09-10', '2026-08-11' from generate_series(1, 1000) n;
insert into email_verification_tokens (id, user_id, token_hash, email, expires_at, otp_code)
select md5('mail' || id)::uuid, id, md5('v1' || id) || md5('v2' || id), email, '2026-08-16', lpad(demo.rank('otp' || id, 999999, 1)::text, 6, '0') from users where id % 4 = 0;
insert into password_reset_tokens (id, user_id, token_hash, expires_at, otp_code)
select md5('reset' || id)::uuid, id, md5('p1' || id) || md5('p2' || id), '2026-08-16', lpad(demo.rank('ptp' || id, 999999, 1)::text, 6, '0') from users where id % 11 = 0;

insert into licenses (identifier, title, canonical_url, badge_path)
select name, 'Creative Commons ' || name, 'https://creativecommons.org/licenses/' || lower(name), '/licenses/' || lower(name) || '.svg'
from unnest(array['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC0-1.0']) name;

create table demo.artworks as
select id, md5('post' || id)::uuid as storage_key, substr(md5('shard' || id), 1, 2) || '/' || substr(md5('shard' || id), 3, 2) as shard, demo.person('owner' || id) as owner,
       case when demo.dice('kind' || id) < 0.03 then 'playlist' else 'artwork' end as kind, demo.one_of('native' || id, 'png', 'png', 'gif', 'webp', 'bmp') as native,
       demo.moment('posted' || id, '2026-01-01') as posted
from generate_series(1, 1500) id;

insert into posts (id, storage_key, storage_shard, public_sqid, kind, owner_id, title, description, hashtags, art_url, width, height, base, size, hash, hidden_by_user,
    hidden_by_mod, public_visibility, deleted_by_user, deleted_by_user_date, created_at, license_id, mkpx_file_bytes, mkpx_attached_at, view_count, source_details, remixable)
select a.id, storage_key, case when kind = 'artwork' then shard end, demo.sqid(a.id), kind, owner,
       demo.one_of('adjective' || a.id, 'Neon', 'Sleepy', 'Tiny', 'Rainy', 'Lunar', 'Mossy') || ' ' || demo.one_of('noun' || a.id, 'Fox', 'Harbour', 'Robot', 'Bakery', 'Whale', 'Comet'),
       case when demo.dice('text' || a.id) < 0.02 then 'prints: ' || u.email || ' or ask @' || u.handle when demo.dice('text' || a.id) < 0.5 then demo.sentence('text' || a.id) end,
       array['pixelart', demo.one_of('hashtag' || a.id, 'cat', 'space', 'loop', 'ドット絵', 'cozy')],
       case when kind = 'artwork' then 'https://vault.makapix.club/' || shard || '/' || storage_key || '.' || native end, 64, 64, 64, 64,
       case when kind = 'artwork' then md5('h1' || a.id) || md5('h2' || a.id) end, demo.dice('shy post' || a.id) < 0.03, demo.dice('bad post' || a.id) < 0.01, true,
       demo.dice('deleted' || a.id) < 0.015, case when demo.dice('deleted' || a.id) < 0.015 then timestamptz '2026-08-12' end, posted,
       case when demo.dice('licence' || a.id) < 0.6 then demo.rank('licence' || a.id, 4, 1) end, case when mkpx then 20000 + a.id end, case when mkpx then posted end,
       demo.rank('views' || a.id, 900, 3), case when demo.dice('agent' || a.id) < 0.3 then jsonb_build_object('tool', 'editor', '_server',
           jsonb_build_object('user_agent', 'Mozilla/5.0 (demo ' || a.id || ')')) end, demo.dice('remix' || a.id) < 0.95
from demo.artworks a join users u on u.id = a.owner, lateral (select kind = 'artwork' and demo.dice('layers' || a.id) < 0.06 as mkpx) as layers;

update users u set avatar_source_post_id = p.id
from posts p where p.id = demo.rank('source' || u.id, 1500, 1.5) and p.kind = 'artwork' and demo.dice('has source' || u.id) < 0.15;

insert into post_files (post_id, format, file_bytes, is_native)
select id, format, 100 + demo.rank(id || format, 4000, 1), format = native
from demo.artworks, unnest(array['png', 'gif', 'webp', 'bmp']) format
where kind = 'artwork' and (format = native or demo.dice('variants' || id) < 0.9);

insert into post_lineage (child_post_id, parent_post_id, parent_sqid, position)
select c.id, p.id, demo.sqid(p.id), 0 from demo.artworks c join demo.artworks p on p.id = demo.rank('parent' || c.id, c.id, 1) and p.id < c.id where demo.dice('remixed' || c.id) < 0.06;

insert into playlist_posts (post_id, legacy_playlist_id) select id, case when id % 3 > 0 then md5('list' || id)::uuid end from demo.artworks where kind = 'playlist';
insert into playlist_items (playlist_post_id, artwork_post_id, position)
select l.id, a.id, k from demo.artworks l, generate_series(0, 11) k, demo.artworks a
where l.kind = 'playlist' and a.kind = 'artwork' and a.id = demo.rank('item' || l.id || ':' || k, 1500, 1.5);
insert into playlists (id, owner_id, title, description, post_ids)
select md5('list' || l.id)::uuid, l.owner, 'old mix ' || l.id, 'by @' || u.handle, array[l.id, l.id + 1] from demo.artworks l join users u on u.id = l.owner where l.kind = 'playlist' and l.id % 3 > 0;
insert into retired_artworks (post_id, storage_key, storage_shard, formats, had_mkpx, delete_after)
select id, md5('retired' || id)::uuid, shard, array[native], false, '2026-08-20' from demo.artworks where id % 251 = 5 and kind = 'artwork';

insert into follows (follower_id, following_id, created_at)
select follower, followed, min(demo.moment('follow' || n, '2026-01-01'))
from generate_series(1, 7500) n, lateral (select demo.rank('follower' || n, 499, 1.2) + 1 as follower, demo.person('followed' || n) as followed) as pair
where follower <> followed group by 1, 2 order by 1, 2;
insert into user_blocks (blocker_id, blocked_id)
select distinct demo.rank('blocker' || n, 499, 1) + 1, demo.rank('blocked' || n, 499, 1) + 1 from generate_series(1, 120) n order by 1, 2;
insert into category_follows (user_id, category) select id, 'editor-pick' from users where id % 9 = 4;

create table demo.remarks as
select n, demo.rank('where' || n, 1500, 2.0) as post_id, demo.person('author' || n) as author, n > 2800 as reply, demo.rank('reply to' || n, 2800, 1) as parent
from generate_series(1, 4000) n;
insert into comments (id, post_id, author_id, author_ip, parent_id, depth, body, hidden_by_mod, deleted_by_owner, original_body, created_at)
select md5('comment' || r.n)::uuid, coalesce(p.post_id, r.post_id), case when nameless then null else author end, case when nameless then demo.ip('remark' || r.n) end,
       case when r.reply then md5('comment' || parent)::uuid end, r.reply::int, case when withdrawn then '[deleted]' else text end, demo.dice('hidden' || r.n) < 0.005,
       withdrawn, case when withdrawn then text end, demo.moment('said' || r.n, '2026-02-01')
from demo.remarks r join users u on u.id = r.author left join (select n, post_id from demo.remarks) p on r.reply and p.n = r.parent,
     lateral (select demo.dice('nameless' || r.n) < 0.05 as nameless, demo.dice('withdrawn' || r.n) < 0.02 as withdrawn, demo.remark('say' || r.n, u.handle, u.email) as text) as said;
insert into comment_likes (comment_id, user_id)
select distinct md5('comment' || demo.rank('liked' || n, 4000, 1.3))::uuid, demo.person('liker' || n) from generate_series(1, 3000) n order by 1, 2;
insert into reactions (post_id, user_id, user_ip, emoji, created_at)
select post_id, user_id, user_ip, emoji, min(demo.moment('react' || n, '2026-02-01')) from generate_series(1, 12000) n,
     lateral (select demo.rank('at' || n, 1500, 2.0) as post_id, case when demo.dice('known' || n) < 0.85 then demo.person('by' || n) end as user_id,
                     case when demo.dice('known' || n) >= 0.85 then demo.ip('react' || n) end as user_ip, demo.one_of('emoji' || n, '❤️', '🔥', '😍', '👾', '👍') as emoji) as made
group by 1, 2, 3, 4 order by 1, 2, 3, 4;
insert into user_highlights (user_id, post_id, position)
select owner, id, row_number() over (partition by owner order by id) - 1 from demo.artworks where kind = 'artwork' and demo.dice('shown' || id) < 0.1;

insert into badge_definitions (badge, label, icon_url_64) select badge, initcap(badge), '/badges/' || badge || '.png' from unnest(array['roots', 'remixer', 'supporter', 'moderator']) badge;
insert into badge_grants (user_id, badge) select u.id, badge from users u, badge_definitions d where demo.dice(badge || u.id) < 0.2 order by 1, 2;
insert into reputation_history (user_id, delta, reason, created_at)
select p, demo.rank('delta' || n, 25, 1), demo.one_of('reason' || n, 'post promoted', 'helpful reports', 'thanks ' || u.handle, 'bug report by ' || u.email), demo.moment('rep' || n, '2026-01-01')
from generate_series(1, 1200) n, lateral (select demo.person('rep' || n) as p) as chosen join users u on u.id = p order by n;
update users u set reputation = sum from (select user_id, sum(delta) as sum from reputation_history group by 1) s where s.user_id = u.id;

insert into social_notifications (id, user_id, notification_type, post_id, actor_id, actor_handle, actor_avatar_url, emoji, content_title, content_sqid, content_art_url, is_read, created_at)
select md5('reacted' || r.id)::uuid, p.owner_id, 'reaction', p.id, u.id, u.handle, u.avatar_url, r.emoji, p.title, p.public_sqid, p.art_url, r.id % 3 > 0, r.created_at
from reactions r join posts p on p.id = r.post_id join users u on u.id = r.user_id where r.id % 2 = 0;
insert into social_notifications (id, user_id, notification_type, post_id, actor_id, actor_handle, comment_id, comment_preview, content_title, content_sqid, created_at)
select md5('commented' || c.id)::uuid, p.owner_id, 'comment', p.id, u.id, u.handle, c.id, left(c.body, 100), p.title, p.public_sqid, c.created_at
from comments c join posts p on p.id = c.post_id join users u on u.id = c.author_id;

insert into players (id, player_key, owner_id, name, device_model, registration_status, registration_code, last_seen_at, current_post_id, cert_serial_number, cert_pem, key_pem, connection_status)
select md5('player' || n)::uuid, md5('player key' || n)::uuid, case when n % 7 > 0 then u.id end, case when n % 7 > 0 then p.first || '''s ' || demo.one_of('room' || n, 'desk', 'kitchen', 'Küche', 'frame') end,
       'p3a', case when n % 7 > 0 then 'registered' else 'pending' end, case when n % 7 = 0 then upper(substr(md5('code' || n), 1, 6)) end, demo.moment('seen' || n, '2026-08-01'),
       case when n % 5 > 0 then demo.rank('showing' || n, 1500, 2) end, case when n % 7 > 0 then '70' || n || '0001' end,
       case when n % 7 > 0 then '-----BEGIN CERTIFICATE----- ' || md5('cert' || n) || ' -----END CERTIFICATE-----' end,
       case when n % 7 > 0 then '-----BEGIN PRIVATE KEY----- ' || md5('private' || n) || md5('key' || n) || ' -----END PRIVATE KEY-----' end, demo.one_of('on' || n, 'online', 'offline')
from generate_series(1, 250) n, lateral (select demo.rank('has player' || n, 499, 1.3) + 1 as id) as u join demo.people p using (id);
insert into player_tokens (id, player_id, token_hash, prefix) select md5('token' || id)::uuid, id, md5('t1' || id) || md5('t2' || id), 'mpx_live_' || substr(md5('px' || id), 1, 7) from players where owner_id is not null;
insert into player_command_logs (id, player_id, command_type, payload)
select md5('command' || id)::uuid, id, 'add_device', json_build_object('player_key', player_key, 'owner_id', owner_id, 'device_name', name) from players where owner_id is not null;

insert into blog_posts (id, blog_post_key, public_sqid, owner_id, title, body, image_urls, public_visibility, published_at)
select n, md5('blog' || n)::uuid, demo.sqid(n), demo.person('blogger' || n), 'Notes on dithering ' || n, demo.sentence('blog' || n) || ' ![](' || url || ') mail ' || u.email, array[url], true, '2026-05-01'
from generate_series(1, 20) n join users u on u.id = demo.person('blogger' || n),
     lateral (select 'https://vault.makapix.club/blog_image/' || substr(md5('image' || n), 1, 2) || '/' || md5('image' || n)::uuid || '.png' as url) as image;
insert into blog_post_comments (id, blog_post_id, author_id, author_ip, body)
select md5('blog comment' || n)::uuid, demo.rank('blog' || n, 20, 1), case when n % 20 > 0 then demo.person('blog comment' || n) end, case when n % 20 = 0 then demo.ip('blog comment' || n) end,
       demo.sentence('blog comment' || n) from generate_series(1, 180) n;
insert into blog_post_reactions (blog_post_id, user_id, user_ip, emoji)
select demo.rank('blog react' || n, 20, 1), case when n % 7 > 0 then demo.person('blog react' || n) end, case when n % 7 = 0 then demo.ip('blog react' || n) end, '🔥' from generate_series(1, 250) n;
insert into blog_post_view_events (id, blog_post_id, viewer_user_id, viewer_ip_hash, device_type, view_source, view_type, created_at)
select md5('blog view' || n)::uuid, demo.rank('blog view' || n, 20, 1), case when n % 3 = 0 then demo.person('blog view' || n) end, md5('bi' || n) || md5('bj' || n), 'desktop', 'web', 'view', '2026-08-14'
from generate_series(1, 900) n;
insert into blog_post_stats_daily (blog_post_id, date, total_views) select post, date '2026-08-01' + day, day from generate_series(1, 20) post, generate_series(0, 9) day;

insert into reports (id, reporter_id, reporter_ip, target_type, target_id, reason_code, notes)
select md5('report' || n)::uuid, case when n % 3 > 0 then demo.person('reporter' || n) end, case when n % 3 = 0 then demo.ip('reporter' || n) end, 'post', n::text, 'spam', 'seen before, ask ' || u.email
from generate_series(1, 60) n join users u on u.id = n;
insert into admin_notes (id, post_id, created_by, note) select md5('note' || n)::uuid, n * 7, 2, 'talked to @' || handle from generate_series(1, 20) n join users u on u.id = n;
insert into violations (user_id, moderator_id, reason) select n * 13, 2, 'spam' from generate_series(1, 12) n;
insert into audit_logs (id, actor_id, action, target_type, target_id, note)
select md5('audit' || n)::uuid, 2, 'hide', 'post', n::text, 'Post ID: ' || n from generate_series(1, 300) n;
insert into batch_download_requests (id, user_id, post_ids, artwork_count, file_path)
select md5('export' || n)::uuid, n, array[n], 1, 'bdr/' || demo.sqid(n) || '/' || md5('export' || n) || '.zip' from generate_series(10, 25) n;
insert into alembic_version values ('d4e5f6a7b8c9');
insert into rollup_watermarks (name, value_date) values ('view_events', '2026-08-14'), ('site_events', '2026-08-14');

insert into view_events (id, post_id, viewer_user_id, viewer_ip_hash, country_code, device_type, view_source, view_type, user_agent_hash, referrer_domain, player_id, local_datetime, created_at)
select md5('view' || n)::uuid, demo.rank('viewed' || n, 1500, 1.6), case when n % 3 = 0 then demo.person('viewer' || n) end, md5('i1' || n % 3000) || md5('i2' || n % 3000),
       demo.one_of('country' || n, 'US', 'BR', 'DE', 'JP'), demo.one_of('device' || n, 'desktop', 'mobile', 'player'), 'web', demo.one_of('view' || n, 'view', 'impression'),
       md5('agent' || n % 40) || md5('tail' || n % 40), case when n % 50 = 0 then lower(demo.one_of('from' || n, 'blog.', 'www.')) || 'novak' || n % 90 || '.example' end,
       case when n % 10 = 0 then md5('player' || 1 + n % 250)::uuid end, case when n % 4 = 0 then '2026-08-14T21:0' || n % 10 || ':00+02:00' end, demo.moment('seen at' || n, '2026-08-08')
from generate_series(1, 15000) n;
insert into post_stats_daily (post_id, date, total_views, unique_viewers) select a.id, date '2026-08-01' + day, day + 1, day from demo.artworks a, generate_series(0, 9) day where (a.id + day) % 2 = 0;
insert into post_stats_cache (post_id, stats_json, expires_at) select id, '{}', '2026-08-16' from posts where id % 97 = 0;
insert into download_stats_daily (post_id, date, downloads_human) select id, '2026-08-14', id % 9 from demo.artworks where id % 3 = 0;
insert into vault_sharding_stats_daily (date, asset_class, shard_level, post_id, downloads_human)
select '2026-08-14', 'artwork', 2, case when id > 1 then id end, id from demo.artworks where id % 100 = 1;
insert into site_events (id, event_type, page_path, visitor_ip_hash, user_id, device_type, created_at)
select md5('page' || n)::uuid, 'page_view', '/u/' || demo.sqid(demo.person('page' || n)), md5('s1' || n) || md5('s2' || n), case when n % 2 = 0 then demo.person('visitor' || n) end, 'desktop', '2026-08-14'
from generate_series(1, 5000) n;
insert into site_stats_daily (date, total_page_views, views_by_page, views_by_player)
select date '2026-06-01' + n, 100 + n, json_build_object('/u/' || demo.sqid(n + 3), 5), json_build_object(p.first || '''s desk', 3) from generate_series(0, 75) n join demo.people p on p.id = n + 3;

-- the numbering goes on behind the rows that were given their numbers
select setval('users_id_seq', 500), setval('posts_id_seq', 1500), setval('blog_posts_id_seq', 20), setval('handle_sequence', 500);

drop schema demo cascade;
analyze;
