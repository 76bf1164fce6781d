-- Of the answers of the period to whether one would recommend us, how many are promoters (9 or 10)? One row per period and slice.
select
  {slice}period,
  countIf(score >= 9) as numerator,
  count() as denominator
from {answer}
where period != toDate(0) and measure = 'nps' and score is not null
group by all
