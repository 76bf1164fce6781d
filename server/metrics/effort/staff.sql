-- How much of each colleague's effort went to customers that take much and bring little? One row per colleague.
-- free: his part of what such a customer takes beyond the median customer.
select
  staff,
  sum(spent) as effort,
  sumIf(spent, quarter = 'hard') as hardEffort,
  toFloat64(countIf(quarter = 'hard')) as hardCustomers,
  sumIf(spent * (1 - effort_cut / taken), quarter = 'hard') as free
from (
  select
    contact.staff as staff,
    contact.spent as spent,
    whole.effort as taken,
    whole.effort_cut as effort_cut,
    whole.quarter as quarter
  from (
    select
      staff,
      customer_id,
      if({effort:String} = 'minutes', toFloat64(sum(ifNull(minutes, 0))), toFloat64(count())) as spent
    from {interaction}
    where period = {from:Date} and ({effort:String} = 'contacts' or minutes is not null)
    group by staff, customer_id
  ) as contact
  global inner join (
{quartered}
  ) as whole on whole.customer_id = contact.customer_id
)
group by staff
order by hardEffort desc, staff
limit 50
