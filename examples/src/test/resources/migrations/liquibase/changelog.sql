--liquibase formatted sql

--changeset makapix:posts-have-a-caption
alter table posts add column caption text;
