-- How far does the experience lie from the expectation, where one person answered both about the same thing, on the same
-- scale? One row per period and slice.
select
  {slice}period,
  sum(gap) as numerator,
  count() as denominator
from (
  select
    {slice}period,
    multiIf(customer_id != 0, toUInt64(customer_id), respondent != 0, respondent, id) as who,
    customer_id = 0 as anonymous,
    dimension,
    scale_from,
    scale_to,
    avgIf(score, measure = 'experience') - avgIf(score, measure = 'expectation') as gap
  from {answer}
  where period != toDate(0) and measure in ('expectation', 'experience') and score is not null
  group by all
  having countIf(measure = 'experience') > 0 and countIf(measure = 'expectation') > 0
)
group by all
