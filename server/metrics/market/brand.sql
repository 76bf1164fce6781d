-- How did our own brand indicators go? One row per measure and day of observation; several at once: the newest.
select
  measure,
  toString(occurred_on) as on,
  newest.1 as value,
  newest.2 as unit,
  newest.3 as by
from (
  select
    measure,
    occurred_on,
    argMax((assumeNotNull(value), unit, stated_by), (recorded_at, id)) as newest
  from {observation}
  where measure in ('awareness', 'reach', 'mentions', 'rating') and subject in ('us', '') and value is not null
  group by measure, occurred_on
)
order by measure, occurred_on
limit 2000
