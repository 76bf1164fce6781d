-- Files dropped to make a fixed list of: what they are called and whose they are. The bytes lie beside for a day.
create table segment_file (
  id uuid primary key,
  name text not null,
  created_by integer references member (person),
  created_at timestamptz not null
);

-- A fixed list has versions too: what was done to it, from which file, how many came and went.
alter table segment_version alter column rule drop not null;
alter table segment_version add column listed jsonb;
alter table segment_version add check ((rule is null) = (listed is not null));
