-- The tables of Makapix Club, a community of pixel artists, written down for the demo: every table, column, key and unique
-- index of the application's schema as of August 2026, without the indexes that only make its pages fast.
--
-- users and posts reference each other; the key from users back to posts is added at the end.

-- ----------------------------------------------------------------------------------------------------
-- Accounts
-- ----------------------------------------------------------------------------------------------------

-- one account
create table users (
    id                     serial primary key,
    user_key               uuid not null unique,
    public_sqid            varchar(16) unique,
    handle                 varchar(50) not null unique,
    bio                    text,
    tagline                varchar(48),
    website                varchar(500),
    avatar_url             varchar(500),
    email                  varchar(255) not null unique,
    email_normalized       varchar(255) unique,
    email_verified         boolean not null default false,
    welcome_completed      boolean not null default false,
    reputation             int not null default 0,
    roles                  json not null default '[]',
    hidden_by_user         boolean not null default false,
    hidden_by_mod          boolean not null default false,
    non_conformant         boolean not null default false,
    deactivated            boolean not null default false,
    banned_until           timestamptz,
    auto_public_approval   boolean not null default false,
    approved_hashtags      varchar(50)[] not null default '{}',
    created_at             timestamptz not null default now(),
    updated_at             timestamptz,
    handle_normalized      varchar(128) not null unique,
    terms_version_accepted varchar(20),
    avatar_source_post_id  int
);

-- one way to log in; of a password login provider_user_id is the e-mail address
create table auth_identities (
    id                uuid primary key,
    user_id           int not null references users,
    provider          varchar(50) not null,
    provider_user_id  varchar(255) not null,
    secret_hash       varchar(255),
    email             varchar(255),
    provider_metadata json,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz,
    unique (provider, provider_user_id)
);

-- live sessions
create table refresh_tokens (
    id         uuid primary key,
    user_id    int not null references users,
    token_hash varchar(255) not null unique,
    expires_at timestamptz not null,
    revoked    boolean not null default false,
    created_at timestamptz not null default now()
);

-- links and codes that were mailed
create table email_verification_tokens (
    id         uuid primary key,
    user_id    int not null references users,
    token_hash varchar(255) not null unique,
    email      varchar(255) not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    created_at timestamptz not null default now(),
    otp_code   varchar(6)
);

-- links and codes that were mailed
create table password_reset_tokens (
    id         uuid primary key,
    user_id    int not null references users,
    token_hash varchar(255) not null unique,
    expires_at timestamptz not null,
    used_at    timestamptz,
    created_at timestamptz not null default now(),
    otp_code   varchar(6)
);

-- ----------------------------------------------------------------------------------------------------
-- Artworks and playlists
-- ----------------------------------------------------------------------------------------------------

-- what an artist allows
create table licenses (
    id            serial primary key,
    identifier    varchar(50) not null unique,
    title         varchar(200) not null,
    canonical_url varchar(500) not null,
    badge_path    varchar(200) not null,
    created_at    timestamptz not null default now()
);

-- an artwork, or the post of a playlist
create table posts (
    id                    serial primary key,
    storage_key           uuid not null unique,
    storage_shard         varchar(8),
    public_sqid           varchar(16) unique,
    kind                  varchar(20) not null default 'artwork',
    owner_id              int not null references users,
    title                 varchar(128) not null,
    description           text,
    hashtags              varchar[] not null default '{}',
    art_url               varchar(1000),
    width                 int,
    height                int,
    base                  int,
    size                  int,
    frame_count           int not null default 1,
    min_frame_duration_ms int,
    max_frame_duration_ms int,
    unique_colors         int,
    transparency_meta     boolean not null default false,
    alpha_meta            boolean not null default false,
    transparency_actual   boolean not null default false,
    alpha_actual          boolean not null default false,
    hash                  varchar(64),
    visible               boolean not null default true,
    hidden_by_user        boolean not null default false,
    hidden_by_mod         boolean not null default false,
    non_conformant        boolean not null default false,
    public_visibility     boolean not null default false,
    deleted_by_user       boolean not null default false,
    deleted_by_user_date  timestamptz,
    promoted              boolean not null default false,
    promoted_category     varchar(50),
    created_at            timestamptz not null default now(),
    updated_at            timestamptz,
    metadata_modified_at  timestamptz not null default now(),
    artwork_modified_at   timestamptz not null default now(),
    dwell_time_ms         int not null default 30000,
    license_id            int references licenses on delete set null,
    mkpx_file_bytes       int,
    mkpx_attached_at      timestamptz,
    mod_hashtags          varchar[] not null default '{}',
    total_duration_ms     int,
    view_count            int not null default 0,
    upload_channel        varchar(16),
    creation_method       varchar(32),
    source_details        jsonb,
    remixable             boolean not null default true
);

-- the formats in which the vault holds an artwork
create table post_files (
    id         serial primary key,
    post_id    int not null references posts on delete cascade,
    format     varchar(10) not null,
    file_bytes int not null,
    is_native  boolean not null default false,
    unique (post_id, format)
);

-- remixes: the child was made from the parent
create table post_lineage (
    id             serial primary key,
    child_post_id  int not null references posts on delete cascade,
    parent_post_id int references posts on delete set null,
    parent_sqid    varchar(16) not null,
    position       smallint not null,
    created_at     timestamptz not null default now(),
    unique (child_post_id, parent_sqid)
);

-- files of a replaced artwork, kept for a week
create table retired_artworks (
    id            serial primary key,
    post_id       int references posts on delete set null,
    storage_key   uuid not null,
    storage_shard varchar(8) not null,
    formats       varchar[] not null,
    had_mkpx      boolean not null,
    created_at    timestamptz not null default now(),
    delete_after  timestamptz not null
);

-- playlists of the first generation; nothing reads them any more
create table playlists (
    id             uuid primary key,
    owner_id       int not null references users,
    title          varchar(200) not null,
    description    text,
    post_ids       int[] not null default '{}',
    visible        boolean not null default true,
    hidden_by_user boolean not null default false,
    hidden_by_mod  boolean not null default false,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz
);

-- marks a post as a playlist
create table playlist_posts (
    post_id            int primary key references posts on delete cascade,
    legacy_playlist_id uuid unique
);

-- the artworks of a playlist, often other people's
create table playlist_items (
    id               serial primary key,
    playlist_post_id int not null references posts on delete cascade,
    artwork_post_id  int not null references posts on delete cascade,
    position         int not null,
    dwell_time_ms    int not null default 30000,
    created_at       timestamptz not null default now(),
    unique (playlist_post_id, position)
);

-- ----------------------------------------------------------------------------------------------------
-- People and what they say
-- ----------------------------------------------------------------------------------------------------

-- who follows whom
create table follows (
    id           serial primary key,
    follower_id  int not null references users,
    following_id int not null references users,
    created_at   timestamptz not null default now(),
    unique (follower_id, following_id)
);

-- who does not want to see whom
create table user_blocks (
    id         serial primary key,
    blocker_id int not null references users on delete cascade,
    blocked_id int not null references users on delete cascade,
    created_at timestamptz not null default now(),
    unique (blocker_id, blocked_id)
);

-- who follows which category
create table category_follows (
    id         serial primary key,
    user_id    int not null references users,
    category   varchar(50) not null,
    created_at timestamptz not null default now(),
    unique (user_id, category)
);

-- threads, two replies deep; author_ip of people without an account
create table comments (
    id               uuid primary key,
    post_id          int not null references posts,
    author_id        int references users,
    author_ip        varchar(45),
    parent_id        uuid references comments,
    depth            int not null default 0,
    body             text not null,
    hidden_by_mod    boolean not null default false,
    deleted_by_owner boolean not null default false,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz,
    deleted_by_mod   boolean not null default false,
    original_body    text
);

-- who likes a comment
create table comment_likes (
    id         serial primary key,
    comment_id uuid not null references comments on delete cascade,
    user_id    int not null references users on delete cascade,
    created_at timestamptz not null default now(),
    unique (comment_id, user_id)
);

-- emoji on an artwork, by an account or an address
create table reactions (
    id         serial primary key,
    post_id    int not null references posts,
    user_id    int references users,
    user_ip    varchar(45),
    emoji      varchar(20) not null,
    created_at timestamptz not null default now()
);

-- what people show first on their page
create table user_highlights (
    id         serial primary key,
    user_id    int not null references users,
    post_id    int not null references posts on delete cascade,
    position   int not null,
    created_at timestamptz not null default now(),
    unique (user_id, position),
    unique (user_id, post_id)
);

-- the badges there are
create table badge_definitions (
    id           serial primary key,
    badge        varchar(50) not null unique,
    label        varchar(100) not null,
    description  text,
    icon_url_64  varchar(500) not null,
    icon_url_16  varchar(500),
    is_tag_badge boolean not null default false,
    created_at   timestamptz not null default now()
);

-- who wears which badge
create table badge_grants (
    id         serial primary key,
    user_id    int not null references users,
    badge      varchar(50) not null,
    granted_at timestamptz not null default now(),
    unique (user_id, badge)
);

-- why a reputation rose or fell
create table reputation_history (
    id         serial primary key,
    user_id    int not null references users,
    delta      int not null,
    reason     varchar(200),
    created_at timestamptz not null default now()
);

-- the inbox, with copies of what it is about
create table social_notifications (
    id                uuid primary key,
    user_id           int not null references users on delete cascade,
    notification_type varchar(50) not null,
    post_id           int references posts on delete cascade,
    actor_id          int references users on delete set null,
    actor_handle      varchar(50),
    actor_avatar_url  varchar(1000),
    emoji             varchar(20),
    comment_id        uuid,
    comment_preview   text,
    content_title     varchar(200),
    content_sqid      varchar(50),
    content_art_url   varchar(1000),
    is_read           boolean not null default false,
    read_at           timestamptz,
    created_at        timestamptz not null default now()
);

-- ----------------------------------------------------------------------------------------------------
-- Display devices
-- ----------------------------------------------------------------------------------------------------

-- a display on a wall; player_key and key_pem are credentials
create table players (
    id                           uuid primary key,
    player_key                   uuid not null unique,
    owner_id                     int references users,
    name                         varchar(100),
    device_model                 varchar(100),
    firmware_version             varchar(50),
    registration_status          varchar(20) not null default 'pending',
    registration_code            varchar(6) unique,
    registration_code_expires_at timestamptz,
    registered_at                timestamptz,
    connection_status            varchar(20) not null default 'offline',
    last_seen_at                 timestamptz,
    current_post_id              int references posts,
    cert_serial_number           varchar(100) unique,
    cert_issued_at               timestamptz,
    cert_expires_at              timestamptz,
    cert_pem                     text,
    key_pem                      text,
    created_at                   timestamptz not null default now(),
    updated_at                   timestamptz,
    capabilities                 jsonb,
    capabilities_updated_at      timestamptz,
    is_paused                    boolean,
    brightness                   smallint,
    rotation                     smallint,
    mirror                       varchar(16),
    state_updated_at             timestamptz
);

-- bearer tokens of displays
create table player_tokens (
    id           uuid primary key,
    player_id    uuid not null references players on delete cascade,
    token_hash   varchar(64) not null unique,
    prefix       varchar(16),
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked      boolean not null default false,
    created_at   timestamptz not null default now()
);

-- what a display was told
create table player_command_logs (
    id           uuid primary key,
    player_id    uuid references players on delete set null,
    command_type varchar(50) not null,
    payload      json,
    created_at   timestamptz not null default now(),
    ack_status   varchar(20),
    acked_at     timestamptz
);

-- ----------------------------------------------------------------------------------------------------
-- The blog
-- ----------------------------------------------------------------------------------------------------

-- longer texts
create table blog_posts (
    id                serial primary key,
    blog_post_key     uuid not null unique,
    public_sqid       varchar(16) unique,
    owner_id          int not null references users,
    title             varchar(200) not null,
    body              text not null,
    image_urls        varchar[] not null default '{}',
    visible           boolean not null default true,
    hidden_by_user    boolean not null default false,
    hidden_by_mod     boolean not null default false,
    public_visibility boolean not null default false,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz,
    published_at      timestamptz
);

-- as comments
create table blog_post_comments (
    id               uuid primary key,
    blog_post_id     int not null references blog_posts,
    author_id        int references users,
    author_ip        varchar(45),
    parent_id        uuid references blog_post_comments,
    depth            int not null default 0,
    body             text not null,
    hidden_by_mod    boolean not null default false,
    deleted_by_owner boolean not null default false,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz,
    deleted_by_mod   boolean not null default false,
    original_body    text
);

-- as reactions
create table blog_post_reactions (
    id           serial primary key,
    blog_post_id int not null references blog_posts,
    user_id      int references users,
    user_ip      varchar(45),
    emoji        varchar(20) not null,
    created_at   timestamptz not null default now()
);

-- as view_events
create table blog_post_view_events (
    id              uuid primary key,
    blog_post_id    int not null references blog_posts on delete cascade,
    viewer_user_id  int references users on delete set null,
    viewer_ip_hash  varchar(64) not null,
    country_code    varchar(2),
    device_type     varchar(20) not null,
    view_source     varchar(20) not null,
    view_type       varchar(20) not null,
    user_agent_hash varchar(64),
    referrer_domain varchar(255),
    created_at      timestamptz not null default now()
);

-- as post_stats_daily
create table blog_post_stats_daily (
    id               serial primary key,
    blog_post_id     int not null references blog_posts on delete cascade,
    date             date not null,
    total_views      int not null default 0,
    unique_viewers   int not null default 0,
    views_by_country json not null default '{}',
    views_by_device  json not null default '{}',
    views_by_type    json not null default '{}',
    created_at       timestamptz not null default now(),
    unique (blog_post_id, date)
);

-- ----------------------------------------------------------------------------------------------------
-- Moderation and housekeeping
-- ----------------------------------------------------------------------------------------------------

-- complaints; confidential
create table reports (
    id           uuid primary key,
    reporter_id  int references users,
    target_type  varchar(20) not null,
    target_id    varchar(50) not null,
    reason_code  varchar(50) not null,
    notes        text,
    status       varchar(20) not null default 'open',
    action_taken varchar(20),
    created_at   timestamptz not null default now(),
    updated_at   timestamptz,
    reporter_ip  varchar(45),
    mod_notes    text
);

-- what moderators write to each other
create table admin_notes (
    id         uuid primary key,
    post_id    int not null references posts,
    created_by int not null references users,
    note       text not null,
    created_at timestamptz not null default now()
);

-- what somebody did wrong
create table violations (
    id           serial primary key,
    user_id      int not null references users,
    moderator_id int not null references users,
    reason       text not null,
    created_at   timestamptz not null default now()
);

-- what moderators did
create table audit_logs (
    id          uuid primary key,
    actor_id    int not null references users,
    action      varchar(100) not null,
    target_type varchar(20),
    target_id   varchar(50),
    reason_code varchar(50),
    note        text,
    created_at  timestamptz not null default now()
);

-- exports of a person's data, as ZIP files
create table batch_download_requests (
    id                uuid primary key,
    user_id           int not null references users on delete cascade,
    post_ids          int[] not null,
    include_comments  boolean not null default false,
    include_reactions boolean not null default false,
    send_email        boolean not null default false,
    status            varchar(20) not null default 'pending',
    error_message     text,
    file_path         varchar(500),
    file_size_bytes   bigint,
    artwork_count     int not null,
    created_at        timestamptz not null default now(),
    started_at        timestamptz,
    completed_at      timestamptz,
    expires_at        timestamptz
);

-- the migration this schema stands at
create table alembic_version (
    version_num varchar(32) primary key
);

-- up to which day events are counted
create table rollup_watermarks (
    name       varchar(64) primary key,
    value_date date not null,
    updated_at timestamptz not null default now()
);

-- ----------------------------------------------------------------------------------------------------
-- Counting
-- ----------------------------------------------------------------------------------------------------

-- one look at an artwork; kept for a week
create table view_events (
    id              uuid primary key,
    post_id         int not null references posts on delete cascade,
    viewer_user_id  int references users on delete set null,
    viewer_ip_hash  varchar(64) not null,
    country_code    varchar(2),
    device_type     varchar(20) not null,
    view_source     varchar(20) not null,
    view_type       varchar(20) not null,
    user_agent_hash varchar(64),
    referrer_domain varchar(255),
    player_id       uuid references players on delete set null,
    local_datetime  varchar(50),
    local_timezone  varchar(50),
    play_order      int,
    channel         varchar(20),
    channel_context varchar(100),
    created_at      timestamptz not null default now()
);

-- looks per artwork and day, kept for ever
create table post_stats_daily (
    id                              serial primary key,
    post_id                         int not null references posts on delete cascade,
    date                            date not null,
    total_views                     int not null default 0,
    unique_viewers                  int not null default 0,
    views_by_country                json not null default '{}',
    views_by_device                 json not null default '{}',
    views_by_type                   json not null default '{}',
    total_views_authenticated       int not null default 0,
    unique_viewers_authenticated    int not null default 0,
    views_by_country_authenticated  json not null default '{}',
    views_by_device_authenticated   json not null default '{}',
    views_by_type_authenticated     json not null default '{}',
    created_at                      timestamptz not null default now(),
    total_impressions               int not null default 0,
    total_impressions_authenticated int not null default 0,
    unique (post_id, date)
);

-- unused
create table post_stats_cache (
    id          serial primary key,
    post_id     int not null unique references posts on delete cascade,
    stats_json  json not null,
    computed_at timestamptz not null default now(),
    expires_at  timestamptz not null
);

-- downloads per artwork and day
create table download_stats_daily (
    id              serial primary key,
    post_id         int not null references posts on delete cascade,
    date            date not null,
    downloads_human int not null default 0,
    downloads_bot   int not null default 0,
    updated_at      timestamptz not null default now(),
    unique (post_id, date)
);

-- how the vault's two directory schemes are used
create table vault_sharding_stats_daily (
    id              serial primary key,
    date            date not null,
    asset_class     varchar(16) not null,
    shard_level     smallint not null,
    post_id         int references posts on delete cascade,
    downloads_human int not null default 0,
    downloads_bot   int not null default 0,
    misses          int not null default 0,
    updated_at      timestamptz not null default now(),
    unique (date, asset_class, shard_level, post_id) -- in production NULLS NOT DISTINCT, which PostgreSQL 14 does not know
);

-- page views, sign-ups and errors; kept for a week
create table site_events (
    id              uuid primary key,
    event_type      varchar(50) not null,
    page_path       varchar(500),
    visitor_ip_hash varchar(64) not null,
    user_id         int references users on delete set null,
    device_type     varchar(20) not null,
    country_code    varchar(2),
    referrer_domain varchar(255),
    event_data      json,
    created_at      timestamptz not null default now()
);

-- the whole site per day
create table site_stats_daily (
    id                             serial primary key,
    date                           date not null unique,
    total_page_views               int not null default 0,
    unique_visitors                int not null default 0,
    new_signups                    int not null default 0,
    new_posts                      int not null default 0,
    total_api_calls                int not null default 0,
    total_errors                   int not null default 0,
    views_by_page                  json not null default '{}',
    views_by_country               json not null default '{}',
    views_by_device                json not null default '{}',
    errors_by_type                 json not null default '{}',
    top_referrers                  json not null default '{}',
    created_at                     timestamptz not null default now(),
    total_player_views             int not null default 0,
    active_players                 int not null default 0,
    views_by_player                json not null default '{}',
    authenticated_page_views       int not null default 0,
    authenticated_unique_visitors  int not null default 0,
    authenticated_views_by_page    json not null default '{}',
    authenticated_views_by_country json not null default '{}',
    authenticated_views_by_device  json not null default '{}',
    authenticated_top_referrers    json not null default '{}'
);

-- ----------------------------------------------------------------------------------------------------
-- What needs both sides
-- ----------------------------------------------------------------------------------------------------

alter table users add foreign key (avatar_source_post_id) references posts on delete set null;

create unique index uq_post_files_one_native_per_post on post_files (post_id) where is_native;
create unique index uq_posts_hash_active on posts (hash) where not deleted_by_user and hash is not null;
create unique index uq_reaction_post_user_emoji on reactions (post_id, user_id, emoji) where user_id is not null;
create unique index uq_reaction_post_ip_emoji on reactions (post_id, user_ip, emoji) where user_ip is not null;

create index on users (avatar_source_post_id);
create index on auth_identities (user_id);
create index on refresh_tokens (user_id);
create index on email_verification_tokens (user_id);
create index on password_reset_tokens (user_id);
create index on posts (license_id);
create index on posts (owner_id);
create index on post_files (post_id);
create index on post_lineage (child_post_id);
create index on post_lineage (parent_post_id);
create index on retired_artworks (post_id);
create index on playlists (owner_id);
create index on playlist_items (artwork_post_id);
create index on playlist_items (playlist_post_id);
create index on follows (follower_id);
create index on follows (following_id);
create index on user_blocks (blocked_id);
create index on user_blocks (blocker_id);
create index on category_follows (user_id);
create index on comments (author_id);
create index on comments (parent_id);
create index on comments (post_id);
create index on comment_likes (comment_id);
create index on comment_likes (user_id);
create index on reactions (post_id);
create index on reactions (user_id);
create index on user_highlights (post_id);
create index on user_highlights (user_id);
create index on badge_grants (user_id);
create index on reputation_history (user_id);
create index on social_notifications (actor_id);
create index on social_notifications (post_id);
create index on social_notifications (user_id);
create index on players (owner_id);
create index on player_tokens (player_id);
create index on player_command_logs (player_id);
create index on blog_posts (owner_id);
create index on blog_post_comments (author_id);
create index on blog_post_comments (blog_post_id);
create index on blog_post_comments (parent_id);
create index on blog_post_reactions (blog_post_id);
create index on blog_post_reactions (user_id);
create index on blog_post_view_events (blog_post_id);
create index on blog_post_view_events (viewer_user_id);
create index on blog_post_stats_daily (blog_post_id);
create index on reports (reporter_id);
create index on admin_notes (created_by);
create index on admin_notes (post_id);
create index on violations (moderator_id);
create index on violations (user_id);
create index on audit_logs (actor_id);
create index on batch_download_requests (user_id);
create index on view_events (player_id);
create index on view_events (post_id);
create index on view_events (viewer_user_id);
create index on post_stats_daily (post_id);
create index on download_stats_daily (post_id);
create index on vault_sharding_stats_daily (post_id);
create index on site_events (user_id);

-- numbers the default handles, makapix-user-1 and so on; belongs to no column
create sequence handle_sequence;
