-- What was last observed of each subject? One row per subject, market and measure, up to the period's end; what has words
-- only (strengths, weaknesses, plans) each time it was observed.
select
  subject,
  market,
  measure,
  newest.1 as value,
  newest.2 as unit,
  newest.3 as by,
  toString(toInt64(newest.4)) as row,
  toString(newest.5) as on
from (
  select
    subject,
    market,
    measure,
    argMax((value, unit, stated_by, id, occurred_on), (occurred_on, recorded_at, id)) as newest
  from {observation}
  where measure not in ('market_size', 'sales')
  group by subject, market, measure, if(measure in ('strength', 'weakness', 'plan'), id, 0)
)
order by subject = 'us' desc, subject, measure, market, newest.5 desc, newest.4 desc
limit 500
