-- Whom did we win in the period, what are they expected to bring, and what did they leave month by month? One row per group.
-- Won: the first purchase of all lies in the period. A month is 30 days from each one's own first purchase; only months
-- that are over count, so `over` says of how many customers each month is known. Margin: of lines whose cost is known.
select
  {group} as "group",
  toFloat64(count()) as customers,
  toFloat64(countIf(expected is not null)) as scored,
  toFloat64(sum(ifNull(expected, 0))) as worth,
  toFloat64(sum(ifNull(own_cost, 0))) as own_costs,
  toFloat64(countIf(own_cost is not null)) as own_costs_known,
  sum(sold) as sold,
  sum(costed) as costed,
  sumForEach(margins) as margins,
  sumForEach(known) as over
from (
  select
    won.customer_id as customer_id,
    toString(file.{came_by}) as acquired_by,
    file.own_cost as own_cost,
    score.expected as expected,
    won.sold as sold,
    won.costed as costed,
    arrayMap(month -> toFloat64(month < complete), range({months:UInt8})) as known,
    arrayMap(
      month -> if(month < complete, arraySum(arrayMap((age, gain) -> if(intDiv(age, 30) = month, gain, 0), ages, gains)), 0),
      range({months:UInt8})
    ) as margins
  from (
    select
      customer_id,
      minIf(occurred_on, bought) as first_on,
      intDiv(dateDiff('day', first_on, {to:Date}), 30) as complete,
      groupArrayIf(occurred_on, cost is not null) as days,
      arrayMap(day -> dateDiff('day', first_on, day), days) as ages,
      groupArrayIf(toFloat64(amount) - toFloat64(ifNull(cost, 0)), cost is not null) as gains,
      toFloat64(sum(amount)) as sold,
      toFloat64(sumIf(amount, cost is not null)) as costed
    from {history}
    group by customer_id
    having max(bought) and first_on >= {from:Date}
  ) as won
  global any left join (
    select customer_id, {came_by}, toNullable(toFloat64(acquisition_cost)) as own_cost
    from customer(hidden = {hidden:Array(UInt32)})
  ) as file on file.customer_id = won.customer_id
  global any left join (
    select customer_id, toNullable(if({worth:String} = 'profit', profit_365, clv_365)) as expected
    from customer_score(hidden = {hidden:Array(UInt32)})
  ) as score on score.customer_id = won.customer_id
) as won
{members}group by "group"
order by customers desc, "group"
