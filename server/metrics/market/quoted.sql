-- How did ratings and prices go, ours and those of others? One row per measure, market, unit, subject and month: the newest of
-- each. What was stated for several months holds in each of them.
select
  measure,
  market,
  unit,
  who as subject,
  month,
  newest.1 as value,
  newest.2 as by,
  newest.3 as on
from (
  select
    measure,
    market,
    unit,
    if(subject = '', 'us', toString(subject)) as who,
    arrayJoin(
      arrayMap(
        i -> addMonths(toStartOfMonth(occurred_on), i),
        range(toUInt32(dateDiff('month', occurred_on, greatest(until - 1, occurred_on)) + 1))
      )
    ) as month,
    argMax((assumeNotNull(value), stated_by, occurred_on), (occurred_on, recorded_at, id)) as newest
  from {observation}
  where measure in ('rating', 'price') and value is not null and greatest(until, occurred_on + 1) > {from:Date}
  group by measure, market, unit, who, month
)
where month >= {from:Date} and month < {to:Date}
order by measure, market, unit, who, month
limit 20000
