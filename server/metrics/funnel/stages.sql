-- Which stages do opportunities pass, in which order? One row per stage, in order: by the step that files give it, then by
-- the place at which opportunities enter it. Names that only say how it ended are no stages.
select stage
from (
  select
    stage,
    count() as times,
    avg(position) as place,
    avg(entry) as usual
  from (
    select
      stage,
      position,
      row_number() over (partition by opportunity order by occurred_on, id) as entry
    from {opportunity_stage}
    where lower(stage) not in {endings:Array(String)}
  )
  group by stage
  order by times desc, stage
  limit 20
)
order by place, usual, stage
