-- A change of the business time zone: the rows that get another day lie in ClickHouse under its number until it is made
-- visible. Numbers come from those of batches, so that the list of what is hidden can hold both.
create table zone_change (
  id integer primary key default nextval(pg_get_serial_sequence('batch', 'id')),
  from_zone text not null,
  to_zone text not null,
  state text not null check (state in ('staged', 'visible', 'done', 'dropped', 'gone')),
  -- By batch: the zone that its days were in before.
  days_before jsonb not null default '{}',
  counts jsonb not null default '{}',
  job uuid,
  by integer references member (person),
  asked_at timestamptz not null,
  visible_at timestamptz
);
create unique index zone_change_one on zone_change ((true)) where state in ('staged', 'visible', 'dropped');

-- The zone of the file's clock, by which its rows were first dated, and the one that their days are in now.
alter table batch add column file_zone text not null default '';
alter table batch add column day_zone text not null default '';
update batch set file_zone = given.zone, day_zone = given.zone
from (
  select batch.id, coalesce(nullif(import.options ->> 'zone', ''), source.zone) as zone
  from batch
  join source on source.id = batch.source
  left join import on import.id = batch.import
) as given
where given.id = batch.id;
