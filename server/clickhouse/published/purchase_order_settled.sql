-- As purchase_order, without looking for replaced order versions: for moments when none lie in order_total.
create or replace view purchase_order_settled as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  party_id, bucket, occurred_on, order_id, kind, sort, channel, store, region, batch, amount, costed, goods_cost, alone
from order_total
where batch not in {hidden:Array(UInt32)}
