-- What was spent in the period to win and to keep customers, by channel or campaign? Spending is spread over its days.
select
  toString({spent_on}) as spent_on,
  toString(purpose) as purpose,
  sum(toFloat64(amount) * dateDiff('day', greatest(occurred_on, {from:Date}), least(ends_on, {to:Date})) / dateDiff('day', occurred_on, ends_on)) as spent
from (
  select {spent_on}, purpose, amount, occurred_on, greatest(until, occurred_on + 1) as ends_on
  from spend(hidden = {hidden:Array(UInt32)})
  where purpose in ('win', 'keep')
)
where occurred_on < {to:Date} and ends_on > {from:Date}
group by spent_on, purpose
order by spent_on, purpose
