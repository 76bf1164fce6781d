-- Whom is it worth contacting, because he is later than usual or has bought only once? One row per customer, the largest
-- value at stake first. What is at stake: what he is expected to bring in a year, times the chance that he is gone already,
-- as far as he can still be reached; where nothing has been forecast, what he bought in the last year instead.
select
  customer_id,
  code,
  silent,
  usual,
  round(stake, 2) as at_stake
from (
  select
    habit.customer_id as customer_id,
    toInt32(toUInt16({today:Date}) - habit.last) as silent,
    if(habit.n >= 3, habit.usual, null) as usual,
    score.p_alive as alive,
    multiIf(
      habit.n >= 3 and silent >= 1.5 * habit.usual and silent >= 14 and silent <= 365 and ifNull(alive, 0.5) > 0.05, 'late',
      habit.n = 1 and silent between 10 and 40, 'second',
      '') as code,
    if(
      score.clv_365 is null,
      habit.year * if(code = 'second', 0.3, 0.5),
      score.clv_365 * if(code = 'second', 1, 1 - alive)
    ) as stake
  from (
    select
      customer_id,
      arraySort(groupUniqArray(toUInt16(occurred_on))) as days,
      length(days) as n,
      days[-1] as last,
      arrayReduce('median', arrayPopFront(arrayDifference(arrayMap(day -> toInt32(day), days)))) as usual,
      toFloat64(sumIf(amount, occurred_on > {today:Date} - 365)) as year
    from {purchase_line}
    where party_id != 0
      and kind = 'sale'
      and amount != 0
      and occurred_on < {today:Date}
    group by customer_id
  ) as habit
  global any left join (
    select customer_id, toNullable(p_alive) as p_alive, clv_365
    from customer_score(hidden = {hidden:Array(UInt32)})
  ) as score on score.customer_id = habit.customer_id
)
where code != '' and stake > 0
order by stake desc, customer_id
limit {limit:UInt32}
