-- How much of the last year up to the day {until} can the forecasts see? Orders of nobody take no part in them, and profit knows the
-- cost of some lines only.
select
  toFloat64(uniqExact(order_id)) as orders,
  toFloat64(uniqExactIf(order_id, party_id = 0)) as of_nobody,
  toFloat64(sum(amount)) as money,
  toFloat64(sumIf(amount, party_id = 0)) as money_of_nobody,
  toFloat64(sumIf(amount, cost is not null)) as money_with_cost
from {purchase_line}
where {counted}
  and occurred_on <= toDate({until:UInt16})
  and occurred_on > toDate({until:UInt16}) - 365
