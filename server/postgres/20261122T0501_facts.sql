-- People, what they are called, what they allow; the batches of facts; products and stores.

create extension if not exists pg_trgm;

-- A source is a place that facts come from: a shop system, a platform, a spreadsheet of one kind.
create table source (
  id smallint generated always as identity primary key,
  name text not null unique,
  zone text not null default 'Asia/Shanghai',
  sample boolean not null default false,
  created_at timestamptz not null
);

create table import (
  id uuid primary key,
  number integer generated always as identity unique,
  kind text not null,
  source smallint not null references source (id),
  file_name text not null,
  file_path text,
  file_bytes bigint not null default 0,
  file_sha256 bytea,
  reading jsonb not null default '{}',
  mapping jsonb not null default '{}',
  options jsonb not null default '{}',
  state text not null check (state in ('draft', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled', 'undone')),
  counts jsonb not null default '{}',
  report jsonb not null default '{}',
  job uuid,
  created_by integer references member (person),
  created_at timestamptz not null,
  finished_at timestamptz,
  undone_at timestamptz
);

-- The only truth about what is visible. ClickHouse rows carry the batch number.
create table batch (
  id integer generated always as identity primary key,
  import uuid references import (id),
  kind text not null,
  source smallint not null references source (id),
  state text not null check (state in ('staged', 'visible', 'replaced', 'done', 'undone', 'dropped')),
  rows bigint not null default 0,
  hashes jsonb not null default '{}',
  replaces jsonb not null default '[]',
  sample boolean not null default false,
  created_at timestamptz not null,
  visible_at timestamptz,
  undone_at timestamptz
);
create index batch_state on batch (state) where state in ('staged', 'visible', 'replaced', 'undone', 'dropped');

create table store (
  id integer generated always as identity primary key,
  code text not null unique,
  name text not null,
  region integer not null default 0,
  version bigint not null default 1
);

create table product (
  sku integer generated always as identity primary key,
  code text not null,
  source smallint not null references source (id),
  name text not null,
  category text not null default '',
  brand text not null default '',
  unit text not null default '',
  price numeric(18, 4),
  cost numeric(18, 4),
  barcode text,
  active boolean not null default true,
  batch integer references batch (id),
  version bigint not null default 1,
  unique (source, code)
);

-- A party is the person or organisation as one source knows him; the number is never changed and never reused.
create table party (
  party_id integer generated always as identity primary key,
  public_id text not null unique,
  kind text not null default 'person' check (kind in ('person', 'organisation')),
  source smallint not null references source (id),
  name text,
  pinyin text,
  initials text,
  gender text check (gender in ('female', 'male', 'other')),
  phone text,
  phone_tail text,
  landline text,
  email text,
  member_no text,
  birthday date,
  birthday_kind text check (birthday_kind in ('solar', 'lunar', 'month', 'year')),
  birthday_lunar text,
  birth_year smallint,
  company text,
  position text,
  contacts jsonb not null default '[]',
  region integer not null default 0,
  address text,
  store integer references store (id),
  owner integer references member (person),
  channel text not null default '',
  acquired_on date,
  acquisition_cost numeric(18, 4),
  referrer integer references party (party_id),
  income text,
  preferences jsonb not null default '[]',
  custom jsonb not null default '{}',
  confirmed jsonb not null default '{}',
  completeness smallint not null default 0,
  batch integer references batch (id),
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  erased_at timestamptz
);
create index party_name on party using gin (name gin_trgm_ops);
create index party_initials on party (initials text_pattern_ops);
create index party_pinyin on party (pinyin text_pattern_ops);
create index party_phone_tail on party (phone_tail);
create index party_owner on party (owner, party_id);
create index party_region on party (region, party_id);
create index party_batch on party (batch);
create index party_referrer on party (referrer) where referrer is not null;

-- What a party can be recognised by. kind: member_no, phone, email, external (value is `source:id`).
create table party_identifier (
  kind text not null check (kind in ('member_no', 'phone', 'email', 'external')),
  value text not null,
  party_id integer not null references party (party_id),
  primary key (kind, value)
);
create index party_identifier_party on party_identifier (party_id);

-- A merge is one row; an un-merge deletes it and the history keeps both.
create table merge (
  party_id integer primary key references party (party_id),
  customer_id integer not null references party (party_id),
  at timestamptz not null,
  by integer references member (person),
  reason text not null default '',
  check (party_id <> customer_id)
);
create index merge_customer on merge (customer_id);

create table merge_history (
  id bigint generated always as identity primary key,
  party_id integer not null,
  customer_id integer not null,
  action text not null check (action in ('merge', 'unmerge')),
  at timestamptz not null,
  by integer references member (person),
  reason text not null default ''
);

create table duplicate_suspect (
  a integer not null references party (party_id),
  b integer not null references party (party_id),
  score real not null,
  reasons jsonb not null,
  state text not null default 'open' check (state in ('open', 'merged', 'different')),
  decided_by integer references member (person),
  decided_at timestamptz,
  primary key (a, b),
  check (a < b)
);
create index duplicate_open on duplicate_suspect (score desc, a, b) where state = 'open';

create table tag (
  id integer generated always as identity primary key,
  name text not null unique
);

create table party_tag (
  party_id integer not null references party (party_id),
  tag integer not null references tag (id),
  at timestamptz not null,
  by integer references member (person),
  batch integer references batch (id),
  primary key (party_id, tag)
);
create index party_tag_tag on party_tag (tag, party_id);

-- A ledger: the last row of a party, purpose and channel is what holds.
create table consent (
  id bigint generated always as identity primary key,
  party_id integer not null references party (party_id),
  purpose text not null check (purpose in ('marketing', 'service', 'survey')),
  channel text not null check (channel in ('phone', 'sms', 'email', 'wechat', 'post', 'visit')),
  state text not null check (state in ('granted', 'refused')),
  basis text not null,
  source text not null,
  at timestamptz not null,
  by integer references member (person),
  batch integer references batch (id)
);
create index consent_party on consent (party_id, purpose, channel, id desc);

create table party_change (
  id bigint generated always as identity primary key,
  party_id integer not null references party (party_id),
  field text not null,
  old text,
  new text,
  at timestamptz not null,
  by integer references member (person),
  batch integer references batch (id)
);
create index party_change_party on party_change (party_id, id desc);

create table note (
  id uuid primary key,
  party_id integer not null references party (party_id),
  body text not null,
  mentions integer[] not null default '{}',
  at timestamptz not null,
  by integer not null references member (person),
  edited_at timestamptz,
  deleted_at timestamptz
);
create index note_party on note (party_id, at desc);

create table attachment (
  id uuid primary key,
  party_id integer not null references party (party_id),
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  at timestamptz not null,
  by integer not null references member (person),
  deleted_at timestamptz
);
create index attachment_party on attachment (party_id, at desc);

create table saved_view (
  id uuid primary key,
  person integer not null references member (person),
  page text not null,
  name text not null,
  state jsonb not null,
  shared boolean not null default false,
  at timestamptz not null
);

-- Keyed hashes of what was erased, so that an import does not bring a person back.
create table tombstone (
  kind text not null,
  hash bytea not null,
  at timestamptz not null,
  primary key (kind, hash)
);
