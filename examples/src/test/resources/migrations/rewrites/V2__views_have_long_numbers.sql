alter table post_stats_daily alter column total_views type bigint;
