-- What belongs to facts other than orders and has no place in ClickHouse.

-- Whoever served a customer, as files name him; `person` where he signs in here.
create table staff (
  id integer generated always as identity primary key,
  name text not null unique,
  team text not null default '',
  manager text not null default '',
  person integer references member (person),
  created_at timestamptz not null
);

-- Free words of a fact: notes of a call, a comment, a review, who wrote it. `id` is the row's UInt64 in ClickHouse, bit for bit.
create table fact_text (
  kind text not null,
  id bigint not null,
  batch integer not null,
  party_id integer not null,
  field text not null,
  text text not null,
  primary key (kind, id, batch, field)
);
create index fact_text_party on fact_text (party_id) where party_id <> 0;
create index fact_text_batch on fact_text (batch);
