-- What part of the market were our sales in the period? One row per period.
-- The size of the market is spread over the days it was observed for. Several statements of one size: the newest holds.
-- A market whose whole has a size is not added to from its regions.
select
  {slice}period,
  sum(sales) as numerator,
  sum(size) as denominator
from (
  select {slice}period, toFloat64(amount) as sales, 0. as size
  from {in_period}
  union all
  select
    {slice}start as period,
    0. as sales,
    assumeNotNull(stated) * dateDiff('day', greatest(occurred_on, start), least(ends_on, stop)) / dateDiff('day', occurred_on, ends_on) as size
  from (
    select *, max(region = 0) over (partition by market) as has_whole
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
  )
  array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
  where occurred_on < stop and ends_on > start and (region = 0 or not has_whole)
)
group by all
