-- Runs of the customer-value models. Model, parameters, date and code version are kept for ever, so that any past date can
-- be recomputed; the rows per customer lie in ClickHouse for the last runs and month ends.
create table model_run (
  id integer generated always as identity primary key,
  as_of date not null,
  state text not null check (state in ('running', 'whole', 'thin', 'failed', 'dropped')),
  model text,
  code_version text not null,
  definition jsonb not null,
  facts_version text not null,
  customers integer,
  -- Fits: parameters, log-likelihood, covariance, what to beware of.
  fit jsonb,
  -- The comparison of models that chose this one, and what a year-ago forecast would have said.
  study jsonb,
  -- What is missing, where there were too few data.
  missing jsonb,
  timings jsonb not null default '{}',
  rows_kept boolean not null default false,
  job uuid,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index model_run_whole on model_run (as_of desc, id desc) where state = 'whole';
