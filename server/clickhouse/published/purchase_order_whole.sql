-- As purchase_order_settled, for moments when no batch is hidden either.
create or replace view purchase_order_whole as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  party_id, bucket, occurred_on, order_id, kind, sort, channel, store, region, batch, amount, costed, goods_cost, alone
from order_total
