-- Where did each customer come from and where is he now? One row per customer who has bought by the later moment.
-- His class and whether he counted as lost are those of each moment, as it was known then. spent: bought in between.
select
  customer_id,
  anyIf(class, period = {moment_before:Date}) as class_before,
  anyIf(class, period = {moment_after:Date}) as class_after,
  anyIf(known, period = {moment_before:Date}) as known_before,
  anyIf(known, period = {moment_after:Date}) as known_after,
  maxIf(lost, period = {moment_before:Date}) as lost_before,
  maxIf(lost, period = {moment_after:Date}) as lost_after,
  anyIf({group}, period = {moment_before:Date}) as group_before,
  anyIf({group}, period = {moment_after:Date}) as group_after,
  anyIf(level, period = {moment_before:Date}) as level_before,
  anyIf(level, period = {moment_after:Date}) as level_after,
  sumIf(money_ever, period = {moment_after:Date}) - sumIf(money_ever, period = {moment_before:Date}) as spent,
  multiIf(
    class_before = '', 'new',
    lost_before and lost_after, 'stayedLost',
    lost_before, 'returned',
    group_before
  ) as came_from,
  if(lost_after, 'lost', group_after) as went_to
from (
  select
    standing.customer_id as customer_id,
    standing.period as period,
    standing.class as class,
    standing.level as level,
    standing.money_ever as money_ever,
    (toFloat64(days), toFloat64(orders), toFloat64(money), high_r, high_f, high_m) as known,
    gone.lost as lost
  from (
{class}
  ) as standing
  global any inner join (
{lost}
  ) as gone on gone.customer_id = standing.customer_id and gone.period = standing.period
)
group by customer_id
