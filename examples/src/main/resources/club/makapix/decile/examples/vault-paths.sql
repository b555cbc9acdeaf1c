-- every file that the vault of the demo's production holds: one path a row
select p.storage_shard || '/' || p.storage_key || '.' || f.format from posts p join post_files f on f.post_id = p.id
union
select storage_shard || '/' || storage_key || '_upscaled.webp' from posts where kind = 'artwork' and id % 50 > 0
union
select 'mkpx/' || storage_shard || '/' || storage_key || '.mkpx' from posts where mkpx_file_bytes is not null
union
select substr(avatar_url, 28) from users where avatar_url like 'https://vault.makapix.club/%'
union
select substr(unnest(image_urls), 28) from blog_posts
union
select storage_shard || '/' || storage_key || '.' || formats[1] from retired_artworks
order by 1
