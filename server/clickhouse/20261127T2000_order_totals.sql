-- What the lines of an order come to, written after them by `ingest/orders/totalOrders.ts`: a third of the rows and a fifth of
-- the bytes, for questions that ask nothing of single lines. Lines of one order lie apart here where their kind, channel, store,
-- region or sort differ. Until a batch's orders are totalled, its lines are asked.
create table if not exists order_total (
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
) engine = MergeTree
order by (bucket, party_id, occurred_on, order_id)
settings non_replicated_deduplication_window = 1000;
