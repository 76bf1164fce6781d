-- What the company has decided about its figures: what counts as a purchase, when its year begins, and each metric's own
-- choices. Every save is a version; nothing is changed or deleted, so that any figure can name the one it was made under.
create table definition_version (
  version integer generated always as identity primary key,
  -- 'purchase', 'year', or the name of a metric.
  subject text not null,
  -- All that is decided on the subject; {} is the product's own default again.
  value jsonb not null,
  note text not null default '',
  at timestamptz not null,
  by integer references member (person)
);
create index definition_version_subject on definition_version (subject, version desc);

-- The company's own aim for a metric, and what others reach, with its source. The newest line of a first day counts;
-- a line without a value ends what was before.
create table metric_target (
  id integer generated always as identity primary key,
  metric text not null,
  kind text not null check (kind in ('target', 'benchmark')),
  value double precision,
  valid_from date not null,
  source text not null default '',
  at timestamptz not null,
  by integer references member (person),
  check (kind = 'target' or value is null or source <> '')
);
create index metric_target_metric on metric_target (metric, kind, valid_from desc, id desc);
