create table if not exists order_line_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/order_line', '{replica}')
order by (bucket, party_id, occurred_on, order_id, line);

create table if not exists order_line on cluster perennial_cluster as order_line_local
engine = Distributed('perennial_cluster', perennial, order_line_local, bucket);

create table if not exists replaced_order on cluster perennial_cluster (
  order_id UInt64,
  batch UInt32,
  by_batch UInt32
) engine = ReplicatedMergeTree('/clickhouse/tables/perennial/replaced_order', '{shard}-{replica}')
order by (by_batch, order_id);

create table if not exists party_local on cluster perennial_cluster (
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
) engine = ReplicatedReplacingMergeTree('/clickhouse/tables/{shard}/perennial/party', '{replica}', version)
order by (bucket, party_id);

create table if not exists party on cluster perennial_cluster as party_local
engine = Distributed('perennial_cluster', perennial, party_local, bucket);

create table if not exists product on cluster perennial_cluster (
  sku UInt32,
  code String,
  name String,
  category LowCardinality(String),
  brand LowCardinality(String),
  price Nullable(Decimal(18, 4)),
  cost Nullable(Decimal(18, 4)),
  version UInt64
) engine = ReplicatedReplacingMergeTree('/clickhouse/tables/perennial/product', '{shard}-{replica}', version)
order by sku;

create table if not exists store on cluster perennial_cluster (
  store UInt32,
  code String,
  name String,
  region UInt32,
  version UInt64
) engine = ReplicatedReplacingMergeTree('/clickhouse/tables/perennial/store', '{shard}-{replica}', version)
order by store;

create table if not exists merged_party on cluster perennial_cluster (
  party_id UInt32,
  customer_id UInt32,
  gone UInt8,
  version UInt64
) engine = ReplicatedReplacingMergeTree('/clickhouse/tables/perennial/merged_party', '{shard}-{replica}', version)
order by party_id;

create dictionary if not exists canonical on cluster perennial_cluster (
  party_id UInt64,
  customer_id UInt32
) primary key party_id
source(clickhouse(query 'select toUInt64(party_id) party_id, customer_id from perennial.merged_party final where gone = 0'))
layout(hashed())
lifetime(0);

create table if not exists membership_local on cluster perennial_cluster (
  segment UInt32,
  version UInt32,
  party_id UInt32,
  at DateTime64(3, 'UTC'),
  as_of Date,
  entered UInt8,
  why LowCardinality(String)
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/membership', '{replica}')
order by (segment, party_id, at);

create table if not exists membership on cluster perennial_cluster as membership_local
engine = Distributed('perennial_cluster', perennial, membership_local, intHash32(party_id) % 64);

create table if not exists outbox_position on cluster perennial_cluster (
  consumer LowCardinality(String),
  transaction UInt64,
  id UInt64,
  at DateTime64(3, 'UTC') default now64(3)
) engine = ReplicatedReplacingMergeTree('/clickhouse/tables/perennial/outbox_position', '{shard}-{replica}', at)
order by consumer;

create table if not exists party_total on cluster perennial_cluster (
  stamp UInt32,
  party_id UInt32,
  orders UInt32,
  amount Decimal(18, 4),
  orders_year UInt32,
  amount_year Decimal(18, 4),
  first_on Date,
  last_on Date
) engine = ReplicatedMergeTree('/clickhouse/tables/perennial/party_total', '{shard}-{replica}')
partition by stamp
order by party_id;

create table if not exists party_total_kept on cluster perennial_cluster (
  stamp UInt32,
  parties_until UInt32,
  at DateTime64(3, 'UTC') default now64(3)
) engine = ReplicatedReplacingMergeTree('/clickhouse/tables/perennial/party_total_kept', '{shard}-{replica}', at)
order by stamp;

create table if not exists segment_bitmap on cluster perennial_cluster (
  segment UInt32,
  kept Date,
  at DateTime64(3, 'UTC'),
  members AggregateFunction(groupBitmap, UInt32)
) engine = ReplicatedReplacingMergeTree('/clickhouse/tables/perennial/segment_bitmap', '{shard}-{replica}', at)
order by (segment, kept);

create table if not exists interaction_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/interaction_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists interaction_row on cluster perennial_cluster as interaction_row_local
engine = Distributed('perennial_cluster', perennial, interaction_row_local, bucket);

create table if not exists opportunity_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/opportunity_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists opportunity_row on cluster perennial_cluster as opportunity_row_local
engine = Distributed('perennial_cluster', perennial, opportunity_row_local, bucket);

create table if not exists opportunity_stage_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/opportunity_stage_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists opportunity_stage_row on cluster perennial_cluster as opportunity_stage_row_local
engine = Distributed('perennial_cluster', perennial, opportunity_stage_row_local, bucket);

create table if not exists invoice_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/invoice_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists invoice_row on cluster perennial_cluster as invoice_row_local
engine = Distributed('perennial_cluster', perennial, invoice_row_local, bucket);

create table if not exists payment_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/payment_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists payment_row on cluster perennial_cluster as payment_row_local
engine = Distributed('perennial_cluster', perennial, payment_row_local, bucket);

create table if not exists membership_term_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/membership_term_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists membership_term_row on cluster perennial_cluster as membership_term_row_local
engine = Distributed('perennial_cluster', perennial, membership_term_row_local, bucket);

create table if not exists answer_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/answer_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists answer_row on cluster perennial_cluster as answer_row_local
engine = Distributed('perennial_cluster', perennial, answer_row_local, bucket);

create table if not exists complaint_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/complaint_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists complaint_row on cluster perennial_cluster as complaint_row_local
engine = Distributed('perennial_cluster', perennial, complaint_row_local, bucket);

create table if not exists referral_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/referral_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists referral_row on cluster perennial_cluster as referral_row_local
engine = Distributed('perennial_cluster', perennial, referral_row_local, bucket);

create table if not exists spend_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/spend_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists spend_row on cluster perennial_cluster as spend_row_local
engine = Distributed('perennial_cluster', perennial, spend_row_local, bucket);

create table if not exists observation_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/observation_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists observation_row on cluster perennial_cluster as observation_row_local
engine = Distributed('perennial_cluster', perennial, observation_row_local, bucket);

create table if not exists delivery_row_local on cluster perennial_cluster (
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
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/delivery_row', '{replica}')
order by (bucket, party_id, occurred_on, id);

create table if not exists delivery_row on cluster perennial_cluster as delivery_row_local
engine = Distributed('perennial_cluster', perennial, delivery_row_local, bucket);

create table if not exists replaced_fact on cluster perennial_cluster (
  kind LowCardinality(String),
  id UInt64,
  batch UInt32,
  by_batch UInt32
) engine = ReplicatedMergeTree('/clickhouse/tables/perennial/replaced_fact', '{shard}-{replica}')
order by (kind, by_batch, id);

create table if not exists score_row_local on cluster perennial_cluster (
  run UInt32,
  bucket UInt8,
  party_id UInt32,
  p_alive Float32,
  buys_30 Float32,
  purchases_90 Float32,
  purchases_365 Float32,
  order_value Float32,
  clv_365 Float32,
  clv_365_low Float32,
  clv_365_high Float32,
  profit_365 Float32,
  lateness Float32,
  due_in Float32
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/score_row', '{replica}')
partition by run
order by (bucket, party_id);

create table if not exists score_row on cluster perennial_cluster as score_row_local
engine = Distributed('perennial_cluster', perennial, score_row_local, bucket);

create table if not exists score_run on cluster perennial_cluster (
  run UInt32,
  as_of Date,
  gone UInt8,
  at DateTime64(3, 'UTC')
) engine = ReplicatedReplacingMergeTree('/clickhouse/tables/perennial/score_run', '{shard}-{replica}', at)
order by run;

create table if not exists backtest_row_local on cluster perennial_cluster (
  run UInt32,
  bucket UInt8,
  party_id UInt32,
  predicted Float32,
  actual Float32,
  predicted_spend Float32,
  actual_spend Float32
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/backtest_row', '{replica}')
partition by run
order by (bucket, party_id);

create table if not exists backtest_row on cluster perennial_cluster as backtest_row_local
engine = Distributed('perennial_cluster', perennial, backtest_row_local, bucket);

alter table order_line_local on cluster perennial_cluster add column if not exists sort UInt8 default toUInt8(kind) * 2 + (amount = 0) after kind;

alter table order_line on cluster perennial_cluster add column if not exists sort UInt8 default toUInt8(kind) * 2 + (amount = 0) after kind;

alter table order_line_local on cluster perennial_cluster materialize column sort;

alter table party_local on cluster perennial_cluster add column if not exists custom Map(UInt16, Decimal(18, 4)) after completeness;

alter table party on cluster perennial_cluster add column if not exists custom Map(UInt16, Decimal(18, 4)) after completeness;

create table if not exists rate_row on cluster perennial_cluster (
  currency String,
  day Date,
  until Date,
  rate Decimal(28, 10),
  gone UInt8,
  version UInt64
) engine = ReplicatedReplacingMergeTree('/clickhouse/tables/perennial/rate_row', '{shard}-{replica}', version)
order by (currency, day);

create dictionary if not exists exchange_rate on cluster perennial_cluster (
  currency String,
  day Date,
  until Date,
  rate Nullable(Decimal(28, 10)),
  since Nullable(Date)
) primary key currency
source(clickhouse(query 'select currency, day, until, rate, day as since from perennial.rate_row final where gone = 0'))
layout(complex_key_range_hashed())
range(min day max until)
lifetime(0);

alter table order_line_local on cluster perennial_cluster modify column sort UInt8 default toUInt8(kind) * 2 + (amount = 0) + 16 * (amount = 0 and amount_original != 0);

alter table order_line on cluster perennial_cluster modify column sort UInt8 default toUInt8(kind) * 2 + (amount = 0) + 16 * (amount = 0 and amount_original != 0);

alter table order_line_local on cluster perennial_cluster materialize column sort settings mutations_sync = 1;

alter table order_line_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table order_line on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table interaction_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table interaction_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table opportunity_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table opportunity_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table opportunity_stage_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table opportunity_stage_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table invoice_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table invoice_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table payment_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table payment_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table membership_term_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table membership_term_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table answer_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table answer_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table complaint_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table complaint_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table referral_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table referral_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table spend_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table spend_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table observation_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table observation_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table delivery_row_local on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table delivery_row on cluster perennial_cluster add column if not exists dated_by UInt32 default 0, add column if not exists left_by UInt32 default 0;

alter table party
  add column if not exists campaign LowCardinality(String) after channel,
  add column if not exists industry LowCardinality(String) after campaign,
  add column if not exists updated_on Date after completeness;

alter table order_line_local on cluster perennial_cluster update sort = toUInt8(kind) * 2 + 17 where amount = 0 and amount_original != 0 and sort < 16 settings mutations_sync = 1;

create table if not exists order_total_local on cluster perennial_cluster (
  bucket UInt8,
  party_id UInt32,
  occurred_on Date,
  order_id UInt64,
  kind Enum8('sale' = 1, 'return' = 2, 'cancelled' = 3, 'gift' = 4),
  sort UInt8,
  channel LowCardinality(String),
  store UInt32,
  region UInt32,
  batch UInt32,
  amount Decimal(18, 4),
  costed Decimal(18, 4),
  goods_cost Decimal(18, 4)
) engine = ReplicatedMergeTree('/clickhouse/tables/{shard}/perennial/order_total', '{replica}')
order by (bucket, party_id, occurred_on, order_id);

create table if not exists order_total on cluster perennial_cluster as order_total_local
engine = Distributed('perennial_cluster', perennial, order_total_local, bucket);

alter table score_row_local on cluster perennial_cluster add column if not exists purchases_180 Float32 default nan after purchases_90;

alter table score_row on cluster perennial_cluster add column if not exists purchases_180 Float32 default nan after purchases_90;

alter table order_total_local on cluster perennial_cluster add column if not exists alone UInt8 default 0;

alter table order_total on cluster perennial_cluster add column if not exists alone UInt8 default 0;
