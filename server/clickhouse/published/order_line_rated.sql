-- Order lines, for companies that trade in other currencies too: what is not in the company's is worth its rate of the line's
-- day. `amount` is 0 where there is none. Money in the company's own currency is the same in both columns, so only one of
-- the two is read. A line's cost is in the line's currency, and not known where that has no rate. Which lines are in force
-- is said by the views purchase_line_… that read it.
create or replace view order_line_rated as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  party_id, bucket, occurred_on, occurred_at, precision, order_id, line, order_no, sku, category, qty,
  if(
    order_line.sort < 16,
    order_line.amount_original,
    ifNull(
      accurateCastOrNull(
        round(
          order_line.amount_original
            * dictGet('{database}.exchange_rate', 'rate', tuple(order_line.currency), order_line.occurred_on),
          4
        ),
        'Decimal(18, 4)'
      ),
      toDecimal64(0, 4)
    )
  ) as amount,
  amount_original, currency,
  multiIf(
    order_line.sort % 2 = 0, order_line.cost,
    order_line.sort >= 16, accurateCastOrNull(
      round(
        order_line.cost
          * dictGet('{database}.exchange_rate', 'rate', tuple(order_line.currency), order_line.occurred_on),
        4
      ),
      'Decimal(18, 4)'
    ),
    ifNull(
      accurateCastOrNull(
        round(
          order_line.cost
            * dictGet('{database}.exchange_rate', 'rate', tuple(order_line.currency), order_line.occurred_on),
          4
        ),
        'Decimal(18, 4)'
      ),
      order_line.cost
    )
  ) as cost,
  order_line.cost as cost_original,
  if(cost is null, toDecimal64(0, 4), amount) as costed, ifNull(cost, toDecimal64(0, 4)) as goods_cost, kind,
  multiIf(
    order_line.sort < 16, order_line.sort,
    dictHas('{database}.exchange_rate', tuple(order_line.currency), order_line.occurred_on), toUInt8(order_line.sort - 17),
    order_line.sort
  ) as sort,
  channel, store, status, region, paid_amount, refund_amount, returns_order,
  source, batch, version, toUInt8(0) as alone, dated_by, left_by
from order_line
