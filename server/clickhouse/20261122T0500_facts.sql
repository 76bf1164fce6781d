-- What happened, one row per order line. Rows of hidden batches stay in place until they are visible or removed.
create table if not exists order_line (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  order_id UInt64,
  line UInt64,
  order_no String,
  sku UInt32,
  category LowCardinality(String),
  qty Decimal(18, 4),
  amount Decimal(18, 4),
  amount_original Decimal(18, 4),
  currency LowCardinality(String),
  cost Nullable(Decimal(18, 4)),
  kind Enum8('sale' = 1, 'return' = 2, 'cancelled' = 3, 'gift' = 4),
  channel LowCardinality(String),
  store UInt32,
  status LowCardinality(String),
  region UInt32,
  paid_amount Nullable(Decimal(18, 4)),
  refund_amount Nullable(Decimal(18, 4)),
  returns_order UInt64,
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, order_id, line)
settings non_replicated_deduplication_window = 1000;

-- Order versions that a batch puts out of force: (order, old batch) by the batch that replaces them.
create table if not exists replaced_order (
  order_id UInt64,
  batch UInt32,
  by_batch UInt32
) engine = MergeTree
order by (by_batch, order_id)
settings non_replicated_deduplication_window = 1000;

-- What is known of a party and may stand here: no name, phone, mail, address or free text.
create table if not exists party (
  party_id UInt32,
  bucket UInt8,
  kind Enum8('person' = 1, 'organisation' = 2),
  gender Enum8('unknown' = 0, 'female' = 1, 'male' = 2, 'other' = 3),
  birth_year UInt16,
  region UInt32,
  owner UInt32,
  channel LowCardinality(String),
  store UInt32,
  tags Array(UInt32),
  acquired_on Date,
  acquisition_cost Nullable(Decimal(18, 4)),
  referrer UInt32,
  consent UInt32,
  completeness UInt8,
  source UInt16,
  batch UInt32,
  gone UInt8,
  version UInt64
) engine = ReplacingMergeTree(version)
order by (bucket, party_id)
settings non_replicated_deduplication_window = 1000;

create table if not exists product (
  sku UInt32,
  code String,
  name String,
  category LowCardinality(String),
  brand LowCardinality(String),
  price Nullable(Decimal(18, 4)),
  cost Nullable(Decimal(18, 4)),
  version UInt64
) engine = ReplacingMergeTree(version)
order by sku;

create table if not exists store (
  store UInt32,
  code String,
  name String,
  region UInt32,
  version UInt64
) engine = ReplacingMergeTree(version)
order by store;

-- Only merged parties. `gone` marks an un-merge.
create table if not exists merged_party (
  party_id UInt32,
  customer_id UInt32,
  gone UInt8,
  version UInt64
) engine = ReplacingMergeTree(version)
order by party_id;

create dictionary if not exists canonical (
  party_id UInt64,
  customer_id UInt32
) primary key party_id
source(clickhouse(query 'select toUInt64(party_id) party_id, customer_id from {database}.merged_party final where gone = 0'))
layout(hashed())
lifetime(0);

-- Who entered or left a segment, when, and why. Written only on change, never rewritten.
create table if not exists membership (
  segment UInt32,
  version UInt32,
  party_id UInt32,
  at DateTime64(3, 'UTC'),
  as_of Date,
  entered UInt8,
  why LowCardinality(String)
) engine = MergeTree
order by (segment, party_id, at)
settings non_replicated_deduplication_window = 1000;

-- How far each consumer of the outbox has come: kept here, in the target, so that a repeat is seen.
create table if not exists outbox_position (
  consumer LowCardinality(String),
  transaction UInt64,
  id UInt64,
  at DateTime64(3, 'UTC') default now64(3)
) engine = ReplacingMergeTree(at)
order by consumer;
