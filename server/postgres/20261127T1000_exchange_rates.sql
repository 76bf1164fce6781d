-- What one unit of a currency is worth in the company's currency, from a day on until the currency's next day; before its
-- first day there is no rate.
create table exchange_rate (
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  day date not null,
  rate numeric(18, 10) not null check (rate > 0),
  -- Where the rate is from, in the words of whoever entered it, or the file's name.
  source text not null default '',
  at timestamptz not null,
  by integer references member (person),
  primary key (currency, day)
);

-- One line a change: `rate` null is a removal, `before` null a rate that is new. Nothing here is changed or deleted.
create table exchange_rate_change (
  id bigint generated always as identity primary key,
  currency text not null,
  day date not null,
  rate numeric(18, 10),
  before numeric(18, 10),
  source text not null default '',
  at timestamptz not null,
  by integer references member (person)
);
create index exchange_rate_change_of on exchange_rate_change (currency, day, id desc);

-- One row. `carried`: the newest outbox row whose rates the engine converts by; `converts`: there are any.
-- `foreign_lines`: order lines in another currency
-- than the company's have been seen, so that reading them without a look at their currency would be wrong.
create table exchange_rate_state (
  one boolean primary key default true check (one),
  carried bigint not null default 0,
  converts boolean not null default false,
  foreign_lines boolean not null default false
);
insert into exchange_rate_state default values;
