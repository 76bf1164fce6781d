-- Dashboards: views of the explorer that people keep side by side. What a tile asks is kept; its figures never are.
create table dashboard (
  id integer generated always as identity primary key,
  name text not null,
  owner integer not null references member (person),
  shared text not null default 'nobody' check (shared in ('nobody', 'roles', 'everyone')),
  -- Those who see it where it is shared with roles.
  roles text[] not null default '{}',
  -- Rises with every change, so that nobody saves over what he has not seen.
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz
);
create index dashboard_owner on dashboard (owner) where deleted_at is null;

create table dashboard_tile (
  id integer generated always as identity primary key,
  dashboard integer not null references dashboard (id),
  place integer not null,
  size text not null check (size in ('quarter', 'third', 'half', 'whole')),
  -- Empty: called by what it asks.
  title text not null default '',
  show text not null check (show in ('number', 'chart', 'table')),
  view jsonb not null,
  created_at timestamptz not null,
  -- A removed tile keeps its place and can be brought back.
  removed_at timestamptz
);
create index dashboard_tile_dashboard on dashboard_tile (dashboard, place) where removed_at is null;
