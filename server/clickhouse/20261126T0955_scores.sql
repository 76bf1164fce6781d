-- What a run of the models says of each customer. Undefined values are NaN, which takes no second file as Nullable would.
create table if not exists score_row (
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
) engine = MergeTree
partition by run
order by (bucket, party_id)
settings non_replicated_deduplication_window = 1000;

-- Written last: a run that stands here is whole. `gone` takes it back.
create table if not exists score_run (
  run UInt32,
  as_of Date,
  gone UInt8,
  at DateTime64(3, 'UTC')
) engine = ReplacingMergeTree(at)
order by run;

-- What a run's study expected of each customer of its hold-out, and what came.
create table if not exists backtest_row (
  run UInt32,
  bucket UInt8,
  party_id UInt32,
  predicted Float32,
  actual Float32,
  predicted_spend Float32,
  actual_spend Float32
) engine = MergeTree
partition by run
order by (bucket, party_id)
settings non_replicated_deduplication_window = 1000;
