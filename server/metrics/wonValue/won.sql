-- Every opportunity won in the period, and what it is worth: null where no amount is known. Money in another currency
-- than the company's is worth the rate of the first contact's day; without one the amount is not known.
select
  *,
  if(
    currency in ('', {own_currency:String}),
    amount,
    accurateCastOrNull(
      round(amount * dictGet('{database}.exchange_rate', 'rate', tuple(currency), occurred_on), 4),
      'Decimal(18, 4)'
    )
  ) as known
from {opportunity by closed_on}
where period != toDate(0) and outcome = 'won'
