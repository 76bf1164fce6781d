-- What one unit of a currency is worth in the company's currency, from `day` to `until`, both included. `gone` marks a rate
-- that was removed. Whole on every node.
create table if not exists rate_row (
  currency String,
  day Date,
  until Date,
  rate Decimal(28, 10),
  gone UInt8,
  version UInt64
) engine = ReplacingMergeTree(version)
order by (currency, day);

create dictionary if not exists exchange_rate (
  currency String,
  day Date,
  until Date,
  rate Nullable(Decimal(28, 10)),
  since Nullable(Date)
) primary key currency
source(clickhouse(query 'select currency, day, until, rate, day as since from {database}.rate_row final where gone = 0'))
layout(complex_key_range_hashed())
range(min day max until)
lifetime(0);
