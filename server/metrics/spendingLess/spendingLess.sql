-- Of the customers who buy steadily, how many spend less than they themselves ever did before? One row per period and
-- customer who bought in each of the last five stretches of so many days, counted back from the period's end. Less: below
-- the lowest of the four earlier stretches, and at least the share {drop} below their median.
select
  {slice}customer_id,
  period,
  1 as denominator,
  spent < arrayMin(earlier) and spent <= (1 - {drop:Float64}) * arrayReduce('median', earlier) as numerator
from (
  select
    {slice}customer_id,
    period,
    sumIf(money, back = 0) as spent,
    [sumIf(money, back = 1), sumIf(money, back = 2), sumIf(money, back = 3), sumIf(money, back = 4)] as earlier,
    uniqExactIf(back, purchases > 0) as steady
  from (
    select
      {slice}customer_id,
      period,
      intDiv(toInt32(toUInt16(until)) - 1 - toInt32(toUInt16(day)), {stretch:UInt16}) as back,
      money,
      purchases
    from (
      select
        {slice}customer_id,
        occurred_on as day,
        toFloat64(sum(amount)) as money,
        countIf(bought) as purchases
      from {purchase}
      where occurred_on >= arrayMin({ends:Array(Date)}) - 5 * {stretch:UInt16}
      group by all
    )
    array join
      {starts:Array(Date)} as period,
      {ends:Array(Date)} as until
    where day < until and day >= until - 5 * {stretch:UInt16}
  )
  group by all
)
where steady = 5
