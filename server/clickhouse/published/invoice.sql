-- Bills in force, each under its customer (0: of nobody). paid_on: what the bill itself says, else the first day from
-- which its payments in force reach its amount and stay there; null while they do not, so paid in part is not paid.
-- A payment in another currency than the bill's does not count. What was imported in another currency than the
-- company's is worth its rate of the bill's day; 0 where there is none.
-- paid_days, paid_sums: how much had been paid by each day, at the rate of the bill.
create or replace view invoice as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  bucket, party_id, occurred_on, occurred_at, precision, id, number, due_on,
  if(said_paid_on is null and last_short < length(pay_days), toNullable(pay_days[last_short + 1]), said_paid_on) as paid_on,
  if(
    counted = 0 and amount_original != 0,
    ifNull(
      accurateCastOrNull(
        round(amount_original * dictGet('{database}.exchange_rate', 'rate', tuple(currency), occurred_on), 4),
        'Decimal(18, 4)'
      ),
      toDecimal64(0, 4)
    ),
    counted
  ) as amount,
  pay_days as paid_days,
  arrayMap(
    sum -> if(
      amount = amount_original,
      sum,
      ifNull(
        accurateCastOrNull(round(toFloat64(amount) * toFloat64(sum) / toFloat64(amount_original), 4), 'Decimal(18, 4)'),
        toDecimal64(0, 4)
      )
    ),
    paid_originals
  ) as paid_sums,
  amount_original, currency, products, disputed, groups, source, batch, version, recorded_at
from (
  select
    bill.*,
    paid.pay_days as pay_days,
    arrayMap(sum -> toDecimal64(sum, 4), paid.sums) as paid_originals,
    -- Of a credit note both sides are negative.
    arrayLastIndex(
      sum -> if(bill.amount_original < 0, sum > bill.amount_original, sum < bill.amount_original),
      paid.sums
    ) as last_short
  from (
    select * except (paid_on, amount), paid_on as said_paid_on, amount as counted
    from invoice_row
    where batch not in {hidden:Array(UInt32)}
      and dated_by not in {hidden:Array(UInt32)} and (left_by = 0 or left_by in {hidden:Array(UInt32)})
      and (id, batch) not in (
        select id, batch from replaced_fact where kind = 'invoice' and by_batch not in {hidden:Array(UInt32)}
      )
  ) as bill
  global any left join (
    select
      invoice,
      currency as paid_currency,
      sumMap([occurred_on], [amount_original]) as by_day,
      by_day.1 as pay_days,
      arrayCumSum(by_day.2) as sums
    from payment_row
    where invoice != 0
      and batch not in {hidden:Array(UInt32)}
      and dated_by not in {hidden:Array(UInt32)} and (left_by = 0 or left_by in {hidden:Array(UInt32)})
      and (id, batch) not in (
        select id, batch from replaced_fact where kind = 'payment' and by_batch not in {hidden:Array(UInt32)}
      )
    group by invoice, currency
  ) as paid on paid.invoice = bill.id and paid.paid_currency = bill.currency
)
