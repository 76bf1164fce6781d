-- Every size that was stated of a market or a region of it, the newest statement of each. One row per market, region and days.
select
  *,
  max(region = 0) over (partition by market) as has_whole,
  max(region != 0 and region % 10000 = 0) over (partition by market, intDiv(region, 10000)) as has_province
from (
  select
    {slice}market,
    region,
    occurred_on,
    greatest(until, occurred_on + 1) as ends_on,
    argMax(value, (recorded_at, id)) as stated
  from {observation}
  where measure = 'market_size' and subject = '' and value is not null
  group by all
)
