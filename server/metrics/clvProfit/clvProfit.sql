-- What is a customer worth in profit: what is left of his sales a year after the cost of goods × expected years?
-- One row per period and customer with a line whose cost is known by its end. Of sales whose cost is not known the same
-- share is taken to be left. Years: since the first purchase up to the end of the period, at least one.
select
  customer_id,
  period,
  money * (costed - goods_cost) / costed / greatest(1, dateDiff('day', first_on, until) / 365.25) * {years:Float64} as numerator,
  1 as denominator
from (
  {clvProfit/profits}
)
where orders > 0 and costed > 0
