-- What each party has bought, per answer kept: `stamp` stands for facts version, definition and day. Order counts and
-- sums of merged parties add up, so a merge needs no new stamp. Lists sort and filter a million customers by it.
create table if not exists party_total (
  stamp UInt32,
  party_id UInt32,
  orders UInt32,
  amount Decimal(18, 4),
  orders_year UInt32,
  amount_year Decimal(18, 4),
  first_on Date,
  last_on Date
) engine = MergeTree
partition by stamp
order by party_id;

-- Written last: a stamp that stands here is whole.
create table if not exists party_total_kept (
  stamp UInt32,
  parties_until UInt32,
  at DateTime64(3, 'UTC') default now64(3)
) engine = ReplacingMergeTree(at)
order by stamp;
