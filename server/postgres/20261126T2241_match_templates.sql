-- How a file of one kind is to be imported, under a name: shared in the company, chosen where its columns are found.
create table match_template (
  id uuid primary key,
  kind text not null,
  name text not null,
  -- {field: column} and the rules of the import, without what belongs to single rows.
  mapping jsonb not null,
  options jsonb not null,
  created_by integer references member (person),
  created_at timestamptz not null,
  updated_by integer references member (person),
  updated_at timestamptz not null
);
create unique index match_template_name on match_template (kind, lower(name));
