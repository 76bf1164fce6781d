-- Spending in force, each under its customer (0: of nobody). What was imported in another currency than the
-- company's is worth its rate of the day; 0 where there is none.
create or replace view spend as
select
  dictGetOrDefault('{database}.canonical', 'customer_id', toUInt64(party_id), party_id) as customer_id,
  bucket, party_id, occurred_on, occurred_at, precision, id, until, purpose, channel, campaign,
  if(
    spend_row.amount = 0 and spend_row.amount_original != 0,
    ifNull(
      accurateCastOrNull(
        round(
          spend_row.amount_original
            * dictGet('{database}.exchange_rate', 'rate', tuple(spend_row.currency), spend_row.occurred_on),
          4
        ),
        'Decimal(18, 4)'
      ),
      toDecimal64(0, 4)
    ),
    spend_row.amount
  ) as amount,
  amount_original, currency, groups, source, batch, version, recorded_at
from spend_row
where batch not in {hidden:Array(UInt32)}
  and dated_by not in {hidden:Array(UInt32)} and (left_by = 0 or left_by in {hidden:Array(UInt32)})
  and (id, batch) not in (
    select id, batch from replaced_fact where kind = 'spend' and by_batch not in {hidden:Array(UInt32)}
  )
