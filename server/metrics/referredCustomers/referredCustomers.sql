-- How many customers were brought by customers in the period? One row per period and slice.
select
  {slice}period,
  uniqExact(referred_customer) as numerator
from {referral}
where period != toDate(0)
group by all
