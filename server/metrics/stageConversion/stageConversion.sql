-- Of the opportunities that entered a stage in the period, how many went on from it? One row per period and slice.
-- Anchor: the day of entering the stage; went on: entered a later stage by the end of what is seen, or was won.
select
  {slice}period,
  countIf(position < furthest or won) as numerator,
  count() as denominator
from (
  select
    {slice}period,
    opportunity,
    position,
    furthest,
    deal.won = 1 as won
  from (
    select *, max(position) over (partition by opportunity) as furthest
    from {opportunity_stage}
  ) as step
  global any left join (
    select id as opportunity, 1 as won
    from {opportunity by closed_on}
    where outcome = 'won'
  ) as deal using (opportunity)
  where period != toDate(0)
) as step
group by all
