-- What is a customer worth by the simple formula: average order × orders a year × expected years?
-- One row per period and customer who had bought by its end. Orders a year: orders over the years since the first
-- purchase up to the end of the period, at least one year.
select
  {slice}customer_id,
  period,
  (money / orders) * (orders / greatest(1, dateDiff('day', first_on, until) / 365.25)) * {years:Float64} as numerator,
  1 as denominator
from (
  {clvSimple/bought}
)
where orders > 0
