-- Fields of a customer's file that the company has made for itself. Values stand in party.custom under `c<id>`: text as it
-- is, a number as decimal text, a day as 2026-03-05, a choice as its id, yes or no.
create table custom_field (
  id smallint generated always as identity primary key,
  zh text not null,
  en text not null,
  type text not null check (type in ('text', 'number', 'date', 'choice', 'yesno')),
  -- [{id, zh, en, gone}]: an id is never given twice, and a choice that is gone stays readable on old files.
  choices jsonb not null default '[]',
  -- Roles that are not shown it.
  hidden_from text[] not null default '{}',
  archived_at timestamptz,
  created_by integer references member (person),
  created_at timestamptz not null
);
create unique index custom_field_zh on custom_field (lower(zh)) where archived_at is null;
create unique index custom_field_en on custom_field (lower(en)) where archived_at is null;
