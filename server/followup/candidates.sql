-- Whom is it worth contacting, because he is of high value and likely lost, long silent, later than usual, has bought only once, or
-- still comes but spends less than in any stretch of 60 days before and 30 % below his usual, as spendingLess has it? One row per customer, the largest value
-- at stake first. What is at stake: what he is expected to bring in a year, times the chance that he is gone already,
-- as far as he can still be reached; of who spends less, the share that he holds back; where nothing has been forecast, what he bought in the last year instead. Of who is of
-- high value and likely lost, what he bought in the last year times the chance that he is gone: his forecast is low because of it.
select
  found.customer_id as customer_id,
  code,
  silent,
  usual,
  if(code = 'less', round(held_back, 4), null) as drop,
  if(code = 'risk', round(alive, 4), null) as alive_then,
  round(stake, 2) as at_stake
from (
  select
    habit.customer_id as customer_id,
    toInt32(toUInt16({today:Date}) - habit.last) as silent,
    if(habit.n >= 3 and code != 'less', habit.usual, null) as usual,
    1 - spent[1] / nullIf(arrayReduce('median', arrayPopFront(spent)), 0) as held_back,
    score.p_alive as alive,
    multiIf(
      alive > 0.05 and alive < 0.5 and silent <= 365 and habit.customer_id global in (
        select customer_id from segment_member where segment = {high:UInt32}
      ), 'risk',
      habit.n >= 3 and silent >= 3 * habit.usual and silent >= 120 and silent <= 730 and ifNull(alive, 0.5) > 0.05, 'lapsed',
      habit.n >= 3 and silent >= 1.5 * habit.usual and silent >= 14 and silent <= 365 and ifNull(alive, 0.5) > 0.05, 'late',
      habit.n = 1 and silent between 10 and 40, 'second',
      arrayMin(came) > 0 and spent[1] < arrayMin(arrayPopFront(spent)) and ifNull(held_back, 0) >= 0.3, 'less',
      '') as code,
    multiIf(
      code = 'risk',
      habit.year * (1 - alive),
      score.clv_365 is null,
      habit.year * multiIf(code = 'second', 0.3, code = 'less', held_back, 0.5),
      score.clv_365 * multiIf(code = 'second', 1, code = 'less', held_back, 1 - alive)
    ) as stake
  from (
    select
      customer_id,
      arraySort(groupUniqArray(toUInt16(occurred_on))) as days,
      length(days) as n,
      days[-1] as last,
      arrayReduce('median', arrayPopFront(arrayDifference(arrayMap(day -> toInt32(day), days)))) as usual,
      sumIf(money, occurred_on > {today:Date} - 365) as year,
      [sumIf(money, back = 0), sumIf(money, back = 1), sumIf(money, back = 2), sumIf(money, back = 3), sumIf(money, back = 4)] as spent,
      [countIf(back = 0), countIf(back = 1), countIf(back = 2), countIf(back = 3), countIf(back = 4)] as came
    from (
      select
        customer_id,
        occurred_on,
        toFloat64(amount) as money,
        intDiv(toInt32(toUInt16({today:Date})) - 1 - toInt32(toUInt16(occurred_on)), 60) as back
      from {purchase_line}
      where party_id != 0
        and kind = 'sale'
        and amount != 0
        and occurred_on < {today:Date}
    )
    group by customer_id
  ) as habit
  global any left join (
    select customer_id, toNullable(p_alive) as p_alive, clv_365
    from customer_score(hidden = {hidden:Array(UInt32)})
  ) as score on score.customer_id = habit.customer_id
) as found
global any inner join (
  select customer_id, owner
  from customer(hidden = {hidden:Array(UInt32)})
  where {reachable}
) as file on file.customer_id = found.customer_id
where code != '' and stake > 0
order by stake desc, customer_id
limit {limit:UInt32} by owner
