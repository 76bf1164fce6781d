-- In which quarter does each customer lie? One row per customer of known gain; more than the median is much.
select
  customer_id,
  effort,
  gain,
  effort_cut,
  gain_cut,
  multiIf(
    effort > effort_cut and gain > gain_cut, 'worth',
    effort > effort_cut, 'hard',
    gain > gain_cut, 'easy',
    'quiet'
  ) as quarter
from (
  select
    customer_id,
    effort,
    assumeNotNull(gained) as gain,
    quantileExactInclusive(0.5)(effort) over () as effort_cut,
    quantileExactInclusive(0.5)(assumeNotNull(gained)) over () as gain_cut
  from (
{effort}
  )
  where gained is not null
)
