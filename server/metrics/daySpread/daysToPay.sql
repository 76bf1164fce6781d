-- How many days after it was written was each bill paid, of those paid in the period? One row per bill.
select customer_id, number, dateDiff('day', occurred_on, assumeNotNull(paid_on)) as days
from {invoice by paid_on}
where period != toDate(0)
