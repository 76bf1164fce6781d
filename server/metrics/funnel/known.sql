-- Is there any history of stages, and how many opportunities have no first contact? One row.
select
  toFloat64((select count() from {opportunity} where occurred_on = toDate(0))) as undated,
  (select count() from (select 1 from {opportunity_stage} limit 1)) > 0 as hasHistory
