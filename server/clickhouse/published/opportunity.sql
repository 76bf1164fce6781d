-- Opportunities in force, each under its customer (0: of nobody).
create or replace view opportunity as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  bucket, party_id, occurred_on, occurred_at, precision, id, number, closed_on, stage, outcome, amount, currency,
  product, sku, channel, team, lost_cause, staff, groups, source, batch, version, recorded_at
from opportunity_row
where batch not in {hidden:Array(UInt32)}
  and dated_by not in {hidden:Array(UInt32)} and (left_by = 0 or left_by in {hidden:Array(UInt32)})
  and (id, batch) not in (
    select id, batch from replaced_fact where kind = 'opportunity' and by_batch not in {hidden:Array(UInt32)}
  )
