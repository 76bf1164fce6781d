-- What is done for customers one by one: contacts made here, strategies, and each day's list.

-- A contact is never changed: a correction is a new row that names the one it stands for. What was said lies in fact_text.
create table contact (
  id uuid primary key,
  party_id integer not null references party (party_id),
  kind text not null check (kind in ('call', 'visit', 'message', 'mail', 'other')),
  direction text not null check (direction in ('out', 'in')),
  outcome text not null check (outcome in ('reached', 'no_answer', 'replied', 'ordered', 'complained', 'not_now', 'refused', 'lost')),
  minutes real,
  at timestamptz not null,
  promised_by date,
  kept_at timestamptz,
  next_on date,
  lost_cause text check (lost_cause in ('quality', 'service', 'price', 'competitor', 'moved', 'no_need', 'other')),
  task uuid,
  by integer references member (person),
  corrects uuid references contact (id),
  replaced_by uuid references contact (id),
  created_at timestamptz not null
);
create index contact_party on contact (party_id, at desc);
create index contact_promise on contact (promised_by) where promised_by is not null and kept_at is null and replaced_by is null;
create index contact_next on contact (next_on) where next_on is not null and replaced_by is null;
create index contact_by on contact (by, at desc);

create table strategy (
  id integer generated always as identity primary key,
  name jsonb not null,
  goal jsonb not null,
  -- Whom it is for: numbers of segments (1 to 8 are the RFM classes, 1001 and more those that people made).
  segments integer[] not null,
  -- Situations that it is for, whoever the customer is.
  reasons text[] not null,
  priority integer not null,
  min_days integer not null check (min_days >= 0),
  max_days integer not null check (max_days > 0),
  channels text[] not null,
  offer jsonb not null,
  words jsonb not null,
  measure jsonb not null,
  ready_made text unique,
  active boolean not null default true,
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by integer references member (person)
);

create table strategy_version (
  strategy integer not null references strategy (id),
  version integer not null,
  content jsonb not null,
  at timestamptz not null,
  by integer references member (person),
  primary key (strategy, version)
);

-- One line per day and customer, kept as it was said then, so that it can be judged later.
create table today_task (
  id uuid primary key,
  day date not null,
  party_id integer not null references party (party_id),
  person integer references member (person),
  rank integer not null,
  reason jsonb not null,
  at_stake numeric(18, 2),
  strategy integer references strategy (id),
  state text not null default 'open' check (state in ('open', 'done', 'postponed', 'passed')),
  contact uuid references contact (id),
  postponed_to date,
  decided_at timestamptz,
  decided_by integer references member (person),
  created_at timestamptz not null,
  unique (day, party_id)
);
create index today_person on today_task (day, person, rank);
create index today_party on today_task (party_id, day desc);

-- Which mails a colleague does not want.
create table mail_opt_out (
  person integer not null references member (person),
  mail text not null,
  at timestamptz not null,
  primary key (person, mail)
);
