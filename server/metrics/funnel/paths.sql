-- How many customers came by each path, how many of them to a success, and after how many days? One row per path; those
-- who were customers before any touch are counted apart.
select
  known,
  path,
  toFloat64(count()) as customers,
  countIf(won_on != toDate(0)) as reached,
  toFloat64(reached) as won,
  toFloat64(countIf(won_on = first_on)) as sameDay,
  if(
    reached = 0,
    null,
    quantileExactInclusiveIf(0.5)(dateDiff('day', first_on, won_on), won_on != toDate(0))
  ) as medianDays
from (
{touches}
)
group by known, path
order by customers desc, known, path
