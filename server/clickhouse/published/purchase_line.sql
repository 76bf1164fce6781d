-- Every order line in force, under its customer. Lines of nobody have customer_id 0.
create or replace view purchase_line as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  party_id, bucket, occurred_on, occurred_at, precision, order_id, line, order_no, sku, category, qty, amount,
  amount_original, currency, cost, cost as cost_original,
  if(cost is null, toDecimal64(0, 4), amount) as costed, ifNull(cost, toDecimal64(0, 4)) as goods_cost,
  kind, sort, channel, store, status, region, paid_amount, refund_amount, returns_order,
  source, batch, version, toUInt8(0) as alone
from order_line
where batch not in {hidden:Array(UInt32)}
  and (order_id, batch) not in (select order_id, batch from replaced_order where by_batch not in {hidden:Array(UInt32)})
