-- What happened beside orders, one table per kind. As with order lines: rows of hidden batches stay in place until they
-- are visible or removed, `id` is the row's identity (source and number, or source and content), and what the file says
-- beyond the columns is kept in `groups`, to slice by. No name, address or free text: those are in PostgreSQL's fact_text.

-- Calls, visits, messages, mails, events, what was said of us in public. `replied_on`: when the customer answered.
create table if not exists interaction_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  kind LowCardinality(String),
  direction Enum8('none' = 0, 'out' = 1, 'in' = 2),
  channel LowCardinality(String),
  minutes Nullable(Float32),
  outcome LowCardinality(String),
  replied Nullable(UInt8),
  topic LowCardinality(String),
  campaign LowCardinality(String),
  cost Nullable(Decimal(18, 4)),
  staff UInt32,
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- One row per lead or opportunity, as it stands. occurred_on is the first contact (1970-01-01: not known).
create table if not exists opportunity_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  number String,
  closed_on Nullable(Date),
  stage LowCardinality(String),
  outcome Enum8('open' = 0, 'won' = 1, 'lost' = 2),
  amount Nullable(Decimal(18, 4)),
  currency LowCardinality(String),
  product LowCardinality(String),
  sku UInt32,
  channel LowCardinality(String),
  team LowCardinality(String),
  lost_cause LowCardinality(String),
  staff UInt32,
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- When an opportunity entered a stage. `opportunity` is the id of its row.
create table if not exists opportunity_stage_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  opportunity UInt64,
  number String,
  stage LowCardinality(String),
  position UInt8,
  staff UInt32,
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- Bills. paid_on: the day on which it was paid in full (null: not yet).
create table if not exists invoice_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  number String,
  due_on Nullable(Date),
  paid_on Nullable(Date),
  amount Decimal(18, 4),
  amount_original Decimal(18, 4),
  currency LowCardinality(String),
  products Nullable(UInt32),
  disputed Nullable(UInt8),
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- Payments against bills.
create table if not exists payment_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  invoice UInt64,
  number String,
  amount Decimal(18, 4),
  amount_original Decimal(18, 4),
  currency LowCardinality(String),
  way LowCardinality(String),
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- From when to when someone belonged to a programme. occurred_on is the first day, ended_on the day it ended.
create table if not exists membership_term_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  number String,
  ended_on Nullable(Date),
  programme LowCardinality(String),
  tier LowCardinality(String),
  way LowCardinality(String),
  end_cause LowCardinality(String),
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- One answer to one question of a survey, or one review. `respondent` holds the answers of one sheet together.
-- measure: nps, satisfaction, expectation, experience, review, other.
create table if not exists answer_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  respondent UInt64,
  survey LowCardinality(String),
  question LowCardinality(String),
  measure LowCardinality(String),
  dimension LowCardinality(String),
  score Nullable(Float64),
  scale_from Float32,
  scale_to Float32,
  channel LowCardinality(String),
  invited_on Nullable(Date),
  order_no String,
  sku UInt32,
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- Complaints. resolved_on: null while open.
create table if not exists complaint_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  number String,
  cause LowCardinality(String),
  severity LowCardinality(String),
  channel LowCardinality(String),
  state LowCardinality(String),
  responded_at Nullable(DateTime('UTC')),
  resolved_on Nullable(Date),
  satisfied Nullable(UInt8),
  cost Nullable(Decimal(18, 4)),
  order_no String,
  sku UInt32,
  staff UInt32,
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- party_id brought `referred`.
create table if not exists referral_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  referred UInt32,
  channel LowCardinality(String),
  campaign LowCardinality(String),
  reward Nullable(Decimal(18, 4)),
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- What was spent to win or to keep customers, from occurred_on to before `until`. Of nobody: party_id 0.
create table if not exists spend_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  until Date,
  purpose Enum8('other' = 0, 'win' = 1, 'keep' = 2),
  channel LowCardinality(String),
  campaign LowCardinality(String),
  amount Decimal(18, 4),
  amount_original Decimal(18, 4),
  currency LowCardinality(String),
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- What was observed of the market and of competitors, from occurred_on to before `until`. subject: empty is the
-- market itself, `us` is ourselves, else a competitor. measure: market_size, sales, price, rating, awareness, reach,
-- mentions, strength, weakness, plan. Of nobody: party_id 0.
create table if not exists observation_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  until Date,
  market LowCardinality(String),
  region UInt32,
  subject LowCardinality(String),
  measure LowCardinality(String),
  value Nullable(Float64),
  unit LowCardinality(String),
  stated_by String,
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- What was asked for and what was sent. occurred_on is the day it was asked for; party_id 0 for a stock-out of a
-- shop.
create table if not exists delivery_row (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  occurred_at DateTime('UTC'),
  precision Enum8('day' = 1, 'second' = 2),
  id UInt64,
  order_no String,
  sku UInt32,
  product LowCardinality(String),
  promised_on Nullable(Date),
  shipped_on Nullable(Date),
  delivered_on Nullable(Date),
  wanted Decimal(18, 4),
  sent Decimal(18, 4),
  stock_out UInt8,
  store UInt32,
  region UInt32,
  carrier LowCardinality(String),
  groups Map(LowCardinality(String), String),
  source UInt16,
  batch UInt32,
  version UInt32,
  recorded_at DateTime64(3, 'UTC')
) engine = MergeTree
order by (bucket, party_id, occurred_on, id)
settings non_replicated_deduplication_window = 1000;

-- Rows that a batch puts out of force: (kind, id, old batch) by the batch that replaces them; 0 where no batch did it.
create table if not exists replaced_fact (
  kind LowCardinality(String),
  id UInt64,
  batch UInt32,
  by_batch UInt32
) engine = MergeTree
order by (kind, by_batch, id)
settings non_replicated_deduplication_window = 1000;
