-- Of the customers known for a year who still buy, how many keep choosing us and recommend us too? One row per period and
-- customer who first bought at least 365 days before its end and in the {activeDays} days before it at least once.
-- Keeps choosing: bought on at least {purchases} days in those 365 days, in at least {quarters} of its four quarters.
-- Recommends: the newest answer of those 365 days to whether he would is 9 or 10, or he referred somebody in them.
select
  bought.customer_id as customer_id,
  bought.period as period,
  1 as denominator,
  keeps
    and (ifNull(promoter, 0) and {recommends:String} != 'did' or ifNull(referred, 0) and {recommends:String} != 'said') as numerator
from (
  select
    customer_id,
    period,
    length(lately) >= {purchases:UInt16}
      and length(arrayDistinct(arrayMap(day -> intDiv(toUInt16(until) - 1 - day, 92), lately))) >= {quarters:UInt8} as keeps
  from (
    select
      customer_id,
      period,
      until,
      days,
      arrayFilter(day -> day < toUInt16(until) and day >= toUInt16(until) - 365, days) as lately
    from (
      select
        customer_id,
        arraySort(groupUniqArray(toUInt16(occurred_on))) as days
      from {purchase}
      where bought
      group by all
    )
    array join
      {starts:Array(Date)} as period,
      {ends:Array(Date)} as until
  )
  where days[1] <= toUInt16(until) - 365
    and arrayExists(day -> day < toUInt16(until) and day >= toUInt16(until) - {activeDays:UInt16}, days)
) as bought
global any left join (
  select
    customer_id,
    period,
    max(said) as answered,
    argMax(score, (said, day, id)) >= 9 and answered as promoter,
    min(said) = 0 as referred
  from (
    select customer_id, occurred_on as day, id, assumeNotNull(score) as score, 1 as said
    from {answer}
    where measure = 'nps' and score is not null
    union all
    select customer_id, occurred_on as day, id, 0 as score, 0 as said
    from {referral}
  )
  array join
    {starts:Array(Date)} as period,
    {ends:Array(Date)} as until
  where day < until and day >= until - 365
  group by customer_id, period
) as word on word.customer_id = bought.customer_id and word.period = bought.period
where {base:String} = 'all' or ifNull(answered, 0)
