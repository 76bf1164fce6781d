-- What part of the market were our sales in the period? One row per period and province, where it is cut by that.
-- The size of the market is spread over the days it was observed for. Several statements of one size: the newest holds.
-- A market whose whole has a size is not added to from its regions, nor a province's from its cities. Cut by province it is
-- from sizes of regions alone: what is known of the whole says nothing of a part.
select
  {slice}period,
  sum(sales) as numerator,
  sum(size) as denominator
from (
  select {slice}period, toFloat64(amount) as sales, 0. as size
  from {in_period} as line
  {with_file}
  union all
  select
    {slice}start as period,
    0. as sales,
    assumeNotNull(stated) * dateDiff('day', greatest(occurred_on, start), least(ends_on, stop)) / dateDiff('day', occurred_on, ends_on) as size
  from (
    {marketShare/sizes}
  )
  array join {starts:Array(Date)} as start, {ends:Array(Date)} as stop
  where occurred_on < stop and ends_on > start 
    and if({apart:UInt8} = 1, region != 0, region = 0 or not has_whole)
    and (region % 10000 = 0 or not has_province)
)
group by all
