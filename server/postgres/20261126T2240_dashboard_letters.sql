-- Dashboards sent by mail: when, to whom, and what became of each letter.
create table dashboard_schedule (
  id integer generated always as identity primary key,
  dashboard integer not null references dashboard (id),
  by integer not null references member (person),
  every text not null check (every in ('day', 'week', 'month')),
  -- Of a week: Monday is 1. Of a month: its day, in a shorter month the last. Of a day: none.
  on_day integer,
  -- In the business time zone.
  hour integer not null check (hour between 0 and 23),
  paused boolean not null default false,
  created_at timestamptz not null,
  removed_at timestamptz,
  check (
    case every when 'day' then on_day is null when 'week' then on_day between 1 and 7 else on_day between 1 and 31 end
  )
);
create index dashboard_schedule_dashboard on dashboard_schedule (dashboard) where removed_at is null;

create table dashboard_receiver (
  schedule integer not null references dashboard_schedule (id),
  person integer not null references member (person),
  -- What was due up to this day lay before he was to get it (made, changed, resumed), and is not sent.
  since date not null,
  -- By himself, from the link in the letter.
  stopped_at timestamptz,
  primary key (schedule, person)
);

-- One row a letter, written before it is made, so that no second run and no restart sends it again.
create table dashboard_letter (
  schedule integer not null,
  person integer not null,
  day date not null,
  -- Only `claimed` can be taken up again after a kill: of `sending` nobody knows whether it went out.
  state text not null check (state in ('claimed', 'sending', 'sent', 'failed')),
  run uuid not null,
  tries integer not null default 1,
  error jsonb,
  at timestamptz not null,
  primary key (schedule, person, day),
  foreign key (schedule, person) references dashboard_receiver (schedule, person)
);
