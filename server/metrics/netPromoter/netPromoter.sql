-- By how much do promoters outnumber detractors among the answers of the period? One row per period and slice.
select
  {slice}period,
  toInt64(countIf(score >= 9)) - toInt64(countIf(score <= 6)) as numerator,
  count() as denominator,
  countIf(score >= 9 or score <= 6) as squared
from {answer}
where period != toDate(0) and measure = 'nps' and score is not null
group by all
