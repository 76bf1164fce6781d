-- How far did each opportunity that came in during the period get by the day that is seen? One row per opportunity.
-- Anchor: its first contact. entered: when it entered each stage first (1970-01-01: never). reach: the furthest stage
-- entered, 0 for none, one beyond the last for won. What happened later than is seen has not happened. Money in another
-- currency than the company's is worth the rate of the first contact's day, and nothing where that has none.
select
  {slice}id,
  customer_id,
  came_on,
  ending,
  ended_on,
  stage,
  lost_cause,
  amount,
  entered,
  if(ending = 'won', length(entered) + 1, arrayLastIndex(day -> day != toDate(0), entered)) as reach
from (
  select
    {slice}deal.id as id,
    deal.customer_id as customer_id,
    deal.occurred_on as came_on,
    deal.stage as stage,
    deal.lost_cause as lost_cause,
    ifNull(toFloat64(if(deal.currency in ('', {own:String}), deal.amount, {converted})), 0) as amount,
    deal.closed_on is null or assumeNotNull(deal.closed_on) < {to:Date} as is_seen,
    if(is_seen, toString(deal.outcome), 'open') as ending,
    if(is_seen, deal.closed_on, null) as ended_on,
    arrayMap(
      name -> arrayMin(arrayMap(step -> step.2, arrayFilter(step -> step.1 = name, history.steps))),
      {stages:Array(String)}
    ) as entered
  from (
    select *
    from {deal}
    where period = {came:Date}
  ) as deal
  global any left join (
    select
      opportunity,
      groupArray((toString(stage), occurred_on)) as steps
    from {history}
    where stage in {stages:Array(String)}
    group by opportunity
  ) as history on history.opportunity = deal.id
)
