-- What the lines in force of each order come to, under its customer. Asked in place of purchase_line where nothing of single
-- lines is wanted and every visible order is totalled.
create or replace view purchase_order as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  party_id, bucket, occurred_on, order_id, kind, sort, channel, store, region, batch, amount, costed, goods_cost, alone
from order_total
where batch not in {hidden:Array(UInt32)}
  and (order_id, batch) not in (select order_id, batch from replaced_order where by_batch not in {hidden:Array(UInt32)})
