-- In which value class was each customer when a period began? One row per period and customer who had bought before.
-- R: days since the last purchase, F: orders, M: money, all of history before the period. Scores: fifths among the
-- customers of that moment, equal values share a score. A score above the mean score of that moment is high.
  select
    customer_id,
    period,
    arrayElement(
      ['generalWinBack', 'generalKeep', 'importantWinBack', 'importantKeep',
       'generalDevelop', 'generalValue', 'importantDevelop', 'importantValue'],
      1 + 4 * (r > avg(r) over (partition by period))
        + 2 * (m > avg(m) over (partition by period))
        + (f > avg(f) over (partition by period))
    ) as class{known_too}
  from (
    select
      customer_id,
      period{known},
      5 - arrayCount(
        cut -> cut < toFloat64(days),
        arrayMap(cut -> round(cut, 6), quantilesExactInclusive(0.2, 0.4, 0.6, 0.8)(toFloat64(days)) over (partition by period))
      ) as r,
      1 + arrayCount(
        cut -> cut < toFloat64(orders),
        arrayMap(cut -> round(cut, 6), quantilesExactInclusive(0.2, 0.4, 0.6, 0.8)(toFloat64(orders)) over (partition by period))
      ) as f,
      1 + arrayCount(
        cut -> cut < toFloat64(money),
        arrayMap(cut -> round(cut, 6), quantilesExactInclusive(0.2, 0.4, 0.6, 0.8)(toFloat64(money)) over (partition by period))
      ) as m
    from (
      select
        customer_id,
        period,
        toUInt32(dateDiff('day', max(last_on), period)) as days,
        sum(orders) as orders,
        sum(money) as money
      from (
        select
          customer_id,
          party_id,
          stretch,
          maxIf(occurred_on, bought) as last_on,
          uniqExactIf(order_id, bought) as orders,
          sum(amount) as money
        from {history}
        group by all
      )
      array join arrayFilter(start -> start > stretch, {starts:Array(Date)}) as period
      group by customer_id, period
      having orders > 0
    )
  )
