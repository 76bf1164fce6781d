-- As purchase_line, without looking for replaced order versions: for moments when none lie in order_line.
-- Reading the order number of every line for that look costs a plain sum half of its time again.
create or replace view purchase_line_settled as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  party_id, bucket, occurred_on, occurred_at, precision, order_id, line, order_no, sku, category, qty, amount,
  amount_original, currency, cost, cost as cost_original,
  if(cost is null, toDecimal64(0, 4), amount) as costed, ifNull(cost, toDecimal64(0, 4)) as goods_cost,
  kind, sort, channel, store, status, region, paid_amount, refund_amount, returns_order,
  source, batch, version, toUInt8(0) as alone
from order_line
where batch not in {hidden:Array(UInt32)}
