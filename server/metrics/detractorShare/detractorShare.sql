-- Of the answers of the period to whether one would recommend us, how many are detractors (0 to 6)? One row per period and slice.
select
  {slice}period,
  countIf(score <= 6) as numerator,
  count() as denominator
from {answer}
where period != toDate(0) and measure = 'nps' and score is not null
group by all
