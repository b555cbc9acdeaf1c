alter table posts add constraint posts_title_not_blank check (title <> '');
alter table posts add views bigint not null default 0;
update posts set views = v.views from (select post_id, count(*) as views from view_events group by post_id) v where v.post_id = posts.id;
alter table view_events alter column id type bigint;
create index view_events_viewer on view_events (viewer_user_id, created_at);
