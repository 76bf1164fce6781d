-- How large are markets, and what do competitors and we sell in them, as observed for days of the period? One row per
-- market, region, subject and stretch of days. Several statements of one thing: the newest holds.
select
  market,
  region,
  subject,
  measure,
  toString(begins) as from,
  toString(ends) as until,
  stated as value,
  stater as by
from (
  select
    market,
    region,
    subject,
    measure,
    occurred_on as begins,
    greatest(until, occurred_on + 1) as ends,
    argMax(assumeNotNull(value), (recorded_at, id)) as stated,
    argMax(stated_by, (recorded_at, id)) as stater
  from {observation}
  where measure in ('market_size', 'sales')
    and value is not null
    and (measure = 'sales') = (subject != '')
    and greatest(until, occurred_on + 1) > {from:Date}
  group by market, region, subject, measure, begins, ends
)
order by market, region, subject, measure, begins, ends
limit 20000
