-- Complaints in force, each under its customer (0: of nobody).
create or replace view complaint as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  bucket, party_id, occurred_on, occurred_at, precision, id, number, cause, severity, channel, state, responded_at,
  resolved_on, satisfied, cost, order_no, sku, staff, groups, source, batch, version, recorded_at
from complaint_row
where batch not in {hidden:Array(UInt32)}
  and dated_by not in {hidden:Array(UInt32)} and (left_by = 0 or left_by in {hidden:Array(UInt32)})
  and (id, batch) not in (
    select id, batch from replaced_fact where kind = 'complaint' and by_batch not in {hidden:Array(UInt32)}
  )
