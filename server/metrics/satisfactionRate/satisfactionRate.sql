-- Of those who answered about satisfaction in the period, how many are satisfied? One row per period and slice.
-- A person's answers are averaged on 0–1; an anonymous sheet is a person of its own.
select
  {slice}period,
  countIf(mean >= {satisfied:Float64}) as numerator,
  count() as denominator
from (
  select
    {slice}period,
    multiIf(customer_id != 0, toUInt64(customer_id), respondent != 0, respondent, id) as who,
    customer_id = 0 as anonymous,
    avg((score - scale_from) / (scale_to - scale_from)) as mean
  from {answer}
  where period != toDate(0)
    and measure = 'satisfaction'
    and score is not null
    and scale_to > scale_from
    and ({about:String} = 'all' or dimension = 'overall')
  group by all
)
group by all
