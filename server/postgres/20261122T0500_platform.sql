-- What the platform itself keeps: settings, people, sessions, keys, audit, outbox, jobs.
-- The four tables user, session, account and verification are the auth library's own shapes.

create table setting (
  key text primary key,
  value jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null,
  updated_by text
);

create table setting_history (
  id bigint generated always as identity primary key,
  key text not null,
  value jsonb not null,
  version integer not null,
  at timestamptz not null,
  by text
);

create table "user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references "user" (id) on delete cascade
);
create index session_of_user on session ("userId");

create table account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references "user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_of_user on account ("userId");

create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

create table "rateLimit" (
  id text primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);

-- A member is a user with a role. `person` is the dense number that stands for an owner in ClickHouse.
create table member (
  person integer generated always as identity primary key,
  user_id text unique references "user" (id),
  name text not null,
  role text not null check (role in ('administrator', 'manager', 'analyst', 'sales', 'service', 'viewer')),
  scope jsonb not null default '{"all": true}',
  language text not null default 'zh',
  disabled_at timestamptz,
  created_at timestamptz not null
);

create table invitation (
  id uuid primary key,
  kind text not null check (kind in ('first', 'invite')),
  email text,
  role text not null,
  scope jsonb not null default '{"all": true}',
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_by integer references member (person),
  created_at timestamptz not null
);

create table api_key (
  id uuid primary key,
  name text not null,
  prefix text not null,
  hash bytea not null unique,
  person integer not null references member (person),
  verbs text[] not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null
);

-- One row per write; the key makes a repeated click one change.
create table idempotency (
  key text not null,
  actor text not null,
  verb text not null,
  input_hash bytea not null,
  output jsonb,
  at timestamptz not null,
  primary key (actor, verb, key)
);

create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  via text not null,
  verb text not null,
  target text,
  customer_id integer,
  summary jsonb not null default '{}',
  personal bytea
);
create index audit_at on audit (at desc, id desc);
create index audit_customer on audit (customer_id, id desc) where customer_id is not null;

-- Personal values in the audit log are encrypted under the customer's own key; erasing deletes the key.
create table customer_key (
  customer_id integer primary key,
  key bytea not null
);

-- Numbers are taken before the commit, so a lower one may appear after a higher one was carried over.
-- Readers therefore go by transaction: only those older than every running one, in (transaction, id) order.
create table outbox (
  id bigint generated always as identity primary key,
  transaction xid8 not null default pg_current_xact_id(),
  kind text not null,
  payload jsonb not null,
  at timestamptz not null
);
create index outbox_order on outbox (transaction, id);

create table job_run (
  id uuid primary key,
  name text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  payload jsonb not null,
  progress double precision not null default 0,
  total double precision,
  note jsonb,
  result jsonb,
  error jsonb,
  cancel_requested boolean not null default false,
  attempt integer not null default 0,
  person integer,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  heartbeat_at timestamptz
);
create index job_run_created on job_run (created_at desc);
