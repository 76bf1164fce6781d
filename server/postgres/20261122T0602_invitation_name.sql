-- Whoever invites may already write the name of the person invited.
alter table invitation add column name text;
