alter table posts add column caption text;
create index posts_with_caption on posts (id) where caption is not null;
