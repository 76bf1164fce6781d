-- Segments: rules and lists that people make. Who is in them is a log in ClickHouse.

-- Numbers below 1001 in the membership log belong to the classes that the product makes itself.
create table segment (
  id integer generated always as identity (start with 1001) primary key,
  name text not null,
  folder text not null default '',
  kind text not null check (kind in ('rule', 'list')),
  rule jsonb,
  version integer not null default 1,
  note text not null default '',
  -- What the last refresh found: how many customers, at which moment, for which business date.
  members integer,
  refreshed_at timestamptz,
  refreshed_on date,
  refreshed_version integer,
  created_by integer references member (person),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  check ((kind = 'rule') = (rule is not null))
);
create unique index segment_name on segment (name) where deleted_at is null;

create table segment_version (
  segment integer not null references segment (id),
  version integer not null,
  rule jsonb not null,
  note text not null default '',
  at timestamptz not null,
  by integer references member (person),
  primary key (segment, version)
);

-- Which segments a rule names, as it is now.
create table segment_reference (
  segment integer not null references segment (id),
  refers_to integer not null references segment (id),
  primary key (segment, refers_to)
);
create index segment_referred on segment_reference (refers_to);

create table segment_listed (
  segment integer not null references segment (id),
  party_id integer not null references party (party_id),
  at timestamptz not null,
  by integer references member (person),
  primary key (segment, party_id)
);
create index segment_listed_party on segment_listed (party_id);
