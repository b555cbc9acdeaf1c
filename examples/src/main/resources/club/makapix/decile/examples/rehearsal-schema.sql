-- the busiest tables of Makapix, reduced to what the rehearsal needs
create table users (id int primary key, handle text not null unique, created_at timestamptz not null);
create table posts (id int primary key, owner_id int not null references users, title text not null, created_at timestamptz not null);
create index posts_owner on posts (owner_id);
create table comments (id int primary key, post_id int not null references posts, author_id int references users on delete set null, body text);
create index comments_post on comments (post_id);
create table view_events (id int primary key, post_id int not null references posts on delete cascade,
    viewer_user_id int references users on delete set null, country_code text, device_type text, created_at timestamptz not null);
create index view_events_post on view_events (post_id);
