-- Payments in force, each under its customer (0: of nobody). What was imported in another currency than the
-- company's is worth its rate of the day; 0 where there is none.
create or replace view payment as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  bucket, party_id, occurred_on, occurred_at, precision, id, invoice, number,
  if(
    payment_row.amount = 0 and payment_row.amount_original != 0,
    ifNull(
      accurateCastOrNull(
        round(
          payment_row.amount_original
            * dictGet('{database}.exchange_rate', 'rate', tuple(payment_row.currency), payment_row.occurred_on),
          4
        ),
        'Decimal(18, 4)'
      ),
      toDecimal64(0, 4)
    ),
    payment_row.amount
  ) as amount,
  amount_original, currency, way,
  groups, source, batch, version, recorded_at
from payment_row
where batch not in {hidden:Array(UInt32)}
  and dated_by not in {hidden:Array(UInt32)} and (left_by = 0 or left_by in {hidden:Array(UInt32)})
  and (id, batch) not in (
    select id, batch from replaced_fact where kind = 'payment' and by_batch not in {hidden:Array(UInt32)}
  )
