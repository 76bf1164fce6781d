-- In which value class was each customer when a period began? One row per period and customer who had bought before.
-- R: days since the last purchase, all of history before the period. F: orders, M: money, over the company's window.
-- Scores 1 to 5 among the customers of that moment; which score is high, and which class is of which level, the company
-- decides. grown: a forecast made before that moment expects clearly more of him than he bought in the year before it.
  select
    customer_id,
    period,
    arrayElement(
      ['generalWinBack', 'generalKeep', 'importantWinBack', 'importantKeep',
       'generalDevelop', 'generalValue', 'importantDevelop', 'importantValue'],
      1 + 4 * ({high_r}) + 2 * ({high_m}) + ({high_f})
    ) as class,
    {grown} as grown,
    transform(class, {classes}, {levels}, '') as class_level,
    if(class_level = 'low' and grown, 'potential', class_level) as level{known_too}
  from (
    select
      customer_id,
      period{known},
      {r} as r,
      {f} as f,
      {m} as m
    from (
      select
        customer_id,
        period,
        max(last_on) as last_day,
        toUInt32(dateDiff('day', last_day, period)) as days,
        sumIf(bought_orders, {in_window}) as orders,
        sumIf(spent_money, {in_window}) as money,
        sum(spent_money) as money_ever
      from (
        select
          customer_id,
          party_id,
          stretch,
          maxIf(occurred_on, bought) as last_on,
          countIf(bought and alone) + arrayUniq(groupArrayIf(order_id, bought and not alone)) as bought_orders,
          sum(amount) as spent_money
        from {history}
        group by all
      )
      array join arrayFilter(start -> start > stretch, {starts:Array(Date)}) as period
      group by customer_id, period
      having last_day > toDate(0)
    )
  )
