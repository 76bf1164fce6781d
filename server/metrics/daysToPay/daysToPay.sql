-- How many days from the bill to its payment, for bills paid in the period? One row per period and slice.
select
  {slice}period,
  sum(dateDiff('day', occurred_on, assumeNotNull(paid_on)) * weight) as numerator,
  sum(weight) as denominator
from (
  select *, if({weigh:String} = 'amount', toFloat64(amount), 1) as weight
  from {invoice by paid_on}
  where period != toDate(0)
)
group by all
